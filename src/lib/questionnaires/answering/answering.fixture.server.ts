import { sql } from 'drizzle-orm';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { NOON, openSurvey, type Asked } from '../surveys/survey.fixture.server.ts';
import * as surveys from '../surveys/surveys.server.ts';
import type { Holder } from './holder.ts';

/** A phone of its own, as an open survey sees it. */
export function phone(): Holder {
	return { kind: 'open', keyHash: keyedHash('answering', newId()) };
}

/** An open survey together with whoever was invited, each with a valid slip. */
export async function asking(given: Asked = {}) {
	const made = await openSurvey(given);
	const holders = made.invitees.map((one) => ({
		...{ kind: 'invitee' as const, keyHash: keyedHash('answering', one.id) },
		...{ invitee_id: one.id, slip_id: newId() },
		roll: { building: one.building, entrance: '', room: one.room }
	}));
	const slips = JSON.stringify(holders.map((one) => [one.slip_id, one.invitee_id]));
	await write([
		sql`INSERT INTO invitee_slip (id, survey_id, invitee_id, code_hash, issued_at)
			SELECT value ->> 0, ${made.surveyId}, value ->> 1, value ->> 0, ${NOON} FROM json_each(${slips})`
	]);
	return { ...made, survey: await surveys.get(made.surveyId), holders };
}

/** All rows of one table that belong to a survey. */
export function rowsOf(table: string, surveyId: string) {
	return db().all<Record<string, string | number | null>>(
		sql`SELECT * FROM ${sql.identifier(table)} WHERE survey_id = ${surveyId}`
	);
}
