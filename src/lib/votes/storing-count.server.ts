import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { forgetAreas } from './forget-areas.server.ts';
import type { Difference } from './reconciliation/reconciliation.ts';
import type { Vote } from './votes.ts';
import type { WorkedOut } from './work-out.ts';

/** What a count is stored as. */
export type Made = Omit<WorkedOut, 'cast'> & { differences: Difference[] };

/** Stores a count, unless there is one already; what does not reconcile holds back the result until it is explained. */
export async function store(vote: Vote, made: Made, now: number): Promise<void> {
	const { result, told, details, full, published, differences } = made;
	const digest = sha256(published);
	const [marks] = await db().all<{ marks: number }>(
		sql`SELECT count(*) AS marks FROM mark WHERE vote_id = ${vote.id}`
	);
	const storeBundle = (audience: 'published' | 'full', body: string) =>
		sql`INSERT INTO count_bundle (vote_id, audience, body)
			SELECT vote_id, ${audience}, ${body} FROM vote_count
			WHERE vote_id = ${vote.id} AND bundle_sha256 = ${digest} ON CONFLICT DO NOTHING`;
	await write([
		sql`INSERT INTO vote_count (vote_id, result, by_channel, details, differences, bundle_sha256,
				counted_at, published_at)
			SELECT id, ${JSON.stringify(result)}, ${JSON.stringify(told)},
				${details && JSON.stringify(details)}, ${JSON.stringify(differences)}, ${digest}, ${now},
				CASE WHEN reconciliation_note <> '' OR ${differences.length === 0} THEN ${now} END
			FROM vote WHERE id = ${vote.id} AND closed_at IS NOT NULL AND cancelled_at IS NULL
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'system' },
			action: 'votes.count',
			subject: { kind: 'vote', id: vote.id },
			detail: {
				outcome: result.outcome,
				ballots: result.ballots,
				marks: marks?.marks ?? 0,
				...(differences.length > 0 && { differences: differences.map(inWords) }),
				bundle_sha256: digest,
				full_bundle_sha256: sha256(full)
			}
		}),
		storeBundle('published', published),
		storeBundle('full', full),
		...forgetAreas(vote)
	]);
}

/** For the log: channel paper: 48 for 49. */
function inWords({ what, found, ...rest }: Difference): string {
	const of = Object.values(rest).join(' ');
	return `${what} ${found}${of && ` (${of})`}`;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
