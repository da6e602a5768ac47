import type { Statement } from '#lib/server/db.ts';

/** The survey, who prints, and for whom: `rows` is JSON of [slip, invitee, hash of the code] each. */
export type Batch = { surveyId: string; actorId: string; rows: string; now: number };

const IS_PRINTABLE = `EXISTS (SELECT 1 FROM survey WHERE id = ?1 AND opened_at IS NOT NULL
	AND discarded_at IS NULL AND closed_at IS NULL AND closes_at > ?2)`;

/* CROSS JOIN: SQLite then walks the list and looks each invitee up, not the other way round. */

/** Makes all of the new slips or none: none when one has a valid slip already. */
export function insert({ surveyId, actorId, rows, now }: Batch): Statement {
	const text = `INSERT INTO invitee_slip (id, survey_id, invitee_id, code_hash, issued_at, issued_by)
		SELECT value ->> 0, ?1, value ->> 1, value ->> 2, ?2, ?3 FROM json_each(?4)
		WHERE ${IS_PRINTABLE}
		AND json_array_length(?4) = (
			SELECT count(*) FROM json_each(?4) CROSS JOIN invitee ON invitee.id = value ->> 1
			WHERE invitee.survey_id = ?1
			AND NOT EXISTS (SELECT 1 FROM invitee_slip
				WHERE invitee_id = invitee.id AND voided_at IS NULL)
		)`;
	return { sql: text, args: [surveyId, now, actorId, rows] };
}

/** Voids all of the old ones or none: none when one has been replaced since the form was shown. */
export function voidOld({ surveyId, actorId, rows, now }: Batch, seenAt: number): Statement {
	const text = `UPDATE invitee_slip SET voided_at = ?2, voided_by = ?3
		WHERE voided_at IS NULL AND survey_id = ?1
		AND invitee_id IN (SELECT value ->> 1 FROM json_each(?4))
		AND ${IS_PRINTABLE}
		AND NOT EXISTS (
			SELECT 1 FROM json_each(?4) CROSS JOIN invitee_slip AS newer
				ON newer.invitee_id = value ->> 1
			WHERE newer.voided_at IS NULL AND newer.issued_at > ?5
		)`;
	return { sql: text, args: [surveyId, now, actorId, rows, seenAt] };
}
