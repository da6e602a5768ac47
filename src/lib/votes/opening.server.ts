import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { entry } from '#lib/audit/audit.server.ts';
import { write } from '#lib/server/db.ts';
import { configText } from './config.ts';
import { consent, settleConsent, type People } from './consent.server.ts';
import { electorateSql, LINES } from './electorate-sql.ts';
import { electorateWithLines, fill } from './electorate.server.ts';
import { isReady } from './readiness.server.ts';
import type { Vote } from './votes.ts';

/**
 * Opens a vote: copies the roll into electors, sums them, and freezes question, options, rule and times, all in
 * one commit or not at all. The text of the electorate is read first, for its digest (SQLite has none), and the
 * commit holds only if the electors that it made come to the very same text: a roll that was changed between
 * reading and writing opens nothing. A time of opening that has passed becomes now.
 */
export async function open(
	vote: Vote,
	people: People,
	now: number
): Promise<'done' | 'not_ready' | 'not_done'> {
	const electorate = await electorateWithLines(vote.roll_id, vote.roll_kind);
	if (electorate === null) return 'not_ready';
	const { lines, electors, heads, households, area } = electorate;
	const opensAt = Math.max(vote.opens_at, now);
	const electorsSha256 = sha256(lines);
	const hash = sha256(configText(vote, opensAt, electorsSha256));
	const ready = sql`id = ${vote.id} AND version = ${vote.version} AND opened_at IS NULL
		AND discarded_at IS NULL AND closes_at > ${now} AND ${isReady} AND ${consent(people)}`;
	const frozen = sql`FROM elector WHERE vote_id = ${vote.id}`;
	const results = await write([
		sql`INSERT INTO elector (id, vote_id, ${ELECTOR}, added_at)
			SELECT lower(hex(randomblob(10))), ${vote.id}, ${ELECTOR}, ${now}
			FROM (${fill(electorateSql(vote.roll_kind), vote.roll_id)})
			WHERE EXISTS (SELECT 1 FROM vote WHERE ${ready})`,
		sql`UPDATE vote SET opened_at = ${now}, opened_by = ${people.first}, opened_with = ${people.second},
				opens_at = ${opensAt}, config_hash = ${hash},
				electorate_heads = (SELECT sum(heads) ${frozen}),
				electorate_households = (SELECT sum(households) ${frozen}),
				electorate_area = (SELECT sum(area) ${frozen})
			WHERE ${ready} AND (SELECT ${sql.raw(LINES)} ${frozen}) = ${lines}`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: people.second ?? people.first },
			action: 'votes.open',
			subject: { kind: 'vote', id: vote.id },
			detail: {
				config_hash: hash,
				electors_sha256: electorsSha256,
				electors,
				heads,
				households,
				area,
				proposed_by: people.first,
				confirmed_by: people.second,
				opens_at: opensAt,
				closes_at: vote.closes_at
			}
		}),
		...settleConsent(
			people,
			sql`id = ${vote.id} AND opened_at = ${now} AND config_hash = ${hash}`,
			now
		),
		sql`DELETE FROM elector WHERE vote_id = ${vote.id}
			AND EXISTS (SELECT 1 FROM vote WHERE id = ${vote.id} AND opened_at IS NULL)`
	]);
	return results[1]?.rowsAffected ? 'done' : 'not_done';
}

const ELECTOR =
	sql.raw(`roll_entry_id, name, building, entrance, room, door_order, entries, heads, households,
	area, phone_last4, phone_hash`);

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
