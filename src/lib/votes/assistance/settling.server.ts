import { sql, type SQL } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { write, type Statement } from '#lib/server/db.ts';
import type { Ruling } from './objections.ts';
import type { OpenObjection } from './rulings.server.ts';

/** The ruling and who made it; `seenAt` is when it was proposed, null where one person acts alone. */
type Settled = {
	ruling: Ruling;
	reason: string;
	first: string;
	second: string;
	seenAt: number | null;
};

/**
 * Writes the ruling down. Upheld in a named vote: the same commit takes out ballot and mark, with what was kept of how
 * they came in, and the elector may cast again. In a confidential vote nobody can tell the ballot from the others, so
 * both stay, and that they stayed is what is kept.
 */
export async function settle(
	found: OpenObjection,
	{ ruling, reason, first, second, seenAt }: Settled,
	now: number
): Promise<'settled' | 'already_settled' | 'nothing_waiting'> {
	const { id, unit_id, elector_id, channel, door, privacy } = found;
	const withdrew = ruling === 'upheld' && privacy === 'named';
	const waits =
		seenAt === null
			? sql`EXISTS (SELECT 1 FROM unit WHERE id = ${unit_id} AND two_person = 0)`
			: sql`proposed_by = ${first} AND proposed_at = ${seenAt} AND proposed_by <> ${second}`;
	const [settled] = await write([
		sql`UPDATE objection SET ruling = ${ruling}, reason = ${reason}, proposed_by = ${first},
				proposed_at = ${seenAt ?? now}, settled_by = ${second}, settled_at = ${now},
				withdrew_ballot = ${withdrew}
			WHERE id = ${id} AND settled_at IS NULL AND ${waits}
			AND NOT EXISTS (SELECT 1 FROM vote_count c WHERE c.vote_id = objection.vote_id)`,
		entry({
			at: now,
			unitId: unit_id,
			actor: { kind: 'person', id: second },
			action: 'votes.settle_objection',
			subject: { kind: 'elector', id: elector_id },
			detail: { door, channel, ruling, reason, withdrew, proposed_by: first }
		}),
		...(withdrew ? takeOut(found, sql`settled_at = ${now} AND settled_by = ${second}`) : [])
	]);
	if (settled?.rowsAffected) return 'settled';
	return seenAt === null ? 'already_settled' : 'nothing_waiting';
}

/** Each statement asks the one before it; the last two, which may find nothing, ask the objection. */
function takeOut({ id, vote_id, elector_id, channel }: OpenObjection, now: SQL): Statement[] {
	const gone = sql`EXISTS (SELECT 1 FROM objection WHERE id = ${id} AND ${now})
		AND NOT EXISTS (SELECT 1 FROM mark WHERE vote_id = ${vote_id} AND elector_id = ${elector_id})`;
	return [
		sql`DELETE FROM ballot WHERE elector_id = ${elector_id} AND changes() > 0`,
		sql`DELETE FROM mark WHERE vote_id = ${vote_id} AND elector_id = ${elector_id} AND changes() > 0`,
		sql`DELETE FROM assistance WHERE elector_id = ${elector_id} AND ${gone}`,
		sql`UPDATE proxy SET withdrawn_by = (SELECT settled_by FROM objection WHERE id = ${id}),
				withdrawn_at = (SELECT settled_at FROM objection WHERE id = ${id}),
				withdraw_reason = (SELECT reason FROM objection WHERE id = ${id})
			WHERE grantor_id = ${elector_id} AND withdrawn_at IS NULL AND ${channel === 'proxy'} AND ${gone}`
	];
}
