import type { Statement } from '#lib/server/db.ts';

/** The vote, who prints, and for whom: `rows` is JSON of [slip, elector, hash of the code] each. */
export type Batch = { voteId: string; actorId: string; rows: string; now: number };

const IS_PRINTABLE = `EXISTS (SELECT 1 FROM vote WHERE id = ?1 AND opened_at IS NOT NULL
	AND discarded_at IS NULL AND closed_at IS NULL AND closes_at > ?2
	AND NOT EXISTS (SELECT 1 FROM json_each(channels) WHERE value = 'meeting'))`;

/* CROSS JOIN: SQLite then walks the list and looks each elector up, not the other way round. */

/**
 * Makes all of the new slips or none: none when one has a valid slip already, or has left the roll. One that is made
 * when its elector has voted is marked so: whoever printed it could change a named ballot with it.
 */
export function insert({ voteId, actorId, rows, now }: Batch): Statement {
	const text = `INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at, issued_by, after_ballot)
		SELECT value ->> 0, ?1, value ->> 1, value ->> 2, ?2, ?3,
			EXISTS (SELECT 1 FROM mark WHERE vote_id = ?1 AND elector_id = value ->> 1) FROM json_each(?4)
		WHERE ${IS_PRINTABLE}
		AND json_array_length(?4) = (
			SELECT count(*) FROM json_each(?4) CROSS JOIN elector ON elector.id = value ->> 1
			WHERE elector.vote_id = ?1 AND elector.removed_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM slip WHERE elector_id = elector.id AND voided_at IS NULL)
		)`;
	return { sql: text, args: [voteId, now, actorId, rows] };
}

/** Voids all of the old ones or none: none when one has been replaced since the form was shown. */
export function voidOld(
	{ voteId, actorId, rows, now }: Batch,
	{ reason, seenAt }: { reason: string; seenAt: number }
): Statement {
	const text = `UPDATE slip SET voided_at = ?2, voided_by = ?3, void_reason = ?5
		WHERE voided_at IS NULL AND vote_id = ?1
		AND elector_id IN (SELECT value ->> 1 FROM json_each(?4))
		AND ${IS_PRINTABLE}
		AND NOT EXISTS (
			SELECT 1 FROM json_each(?4) CROSS JOIN slip AS newer ON newer.elector_id = value ->> 1
			WHERE newer.voided_at IS NULL AND newer.issued_at > ?6
		)`;
	return { sql: text, args: [voteId, now, actorId, rows, reason, seenAt] };
}
