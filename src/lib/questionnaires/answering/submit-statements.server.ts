import { sql, type SQL } from 'drizzle-orm';
import { invitee, response, response_mark, survey } from '#db/schema.server.ts';
import type { Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Answers } from '../answers.ts';
import type { Quota } from '../document.ts';
import { smallestCell } from '../suppression.ts';
import type { Survey } from '../surveys/survey.ts';
import { countTowards } from './quotas.server.ts';

export type Channel = 'online' | 'paper' | 'import';

/** A response that is to be stored. */
export type NewResponse = {
	/** Random, and nothing else. */
	id?: string;
	survey: Pick<Survey, 'id' | 'access'>;
	/** Whose it is; null where nobody was invited, or nobody knows. */
	invitee_id: string | null;
	/** The answers that stand, of the questions that were asked. */
	answers: Answers;
	channel: Channel;
	/** The form's, or that of a paper or a line: a second response with it is none. */
	key: string;
	/** The quotas that count it; `quotasOf` tells them. */
	quotas?: readonly Quota[];
	isTest?: boolean;
	/** What must hold besides, over `survey` and, with an invitee, over `invitee`; that the survey takes it, above all. */
	only: SQL;
};

/**
 * The statements that store one response, for a list of `write`: by whatever channel it came, it is stored like this.
 * The first one tells by its `rowsAffected` whether it was taken; the others do nothing if not. An invitee has one
 * response, and a key makes one. Confidential: the mark says who and not what, the response what and not who — a
 * random id, no time, no key, and the building only if at least five from it were invited.
 */
export function submitStatements(given: NewResponse): Statement[] {
	const id = given.id ?? newId();
	const taken =
		given.invitee_id === null ? [responseOfNobody(given, id)] : responseOfInvitee(given, id);
	const { quotas = [], survey: asked } = given;
	return quotas.length === 0 ? taken : [...taken, countTowards(asked.id, quotas)];
}

function responseOfNobody(given: NewResponse, id: string): SQL {
	const { survey: asked, answers, channel, key, isTest = false, only } = given;
	return sql`INSERT INTO ${response} (survey_id, id, form_key, answers, channel, is_test)
		SELECT ${survey.id}, ${id}, ${key}, ${JSON.stringify(answers)}, ${channel}, ${Number(isTest)}
		FROM ${survey} WHERE ${survey.id} = ${asked.id} AND ${only}
		ON CONFLICT (form_key) DO NOTHING`;
}

function responseOfInvitee(given: NewResponse, id: string): SQL[] {
	const { survey: asked, invitee_id, answers, channel, key, only } = given;
	const isNamed = asked.access === 'named';
	return [
		sql`INSERT INTO ${response_mark} (survey_id, invitee_id, channel, key)
			SELECT ${survey.id}, ${invitee.id}, ${channel}, ${key}
			FROM ${survey} JOIN ${invitee} ON ${invitee.survey_id} = ${survey.id}
			WHERE ${survey.id} = ${asked.id} AND ${invitee.id} = ${invitee_id} AND ${only}
			ON CONFLICT (survey_id, invitee_id) DO NOTHING`,
		sql`INSERT INTO ${response} (survey_id, id, invitee_id, building, answers, channel)
			SELECT ${asked.id}, ${id}, ${isNamed ? invitee_id : null}, ${isNamed ? sql`building` : SAFE_BUILDING},
				${JSON.stringify(answers)}, ${channel}
			FROM ${invitee} WHERE id = ${invitee_id} AND changes() > 0`
	];
}

/** A building so small that it would tell who answered is left out. */
const SAFE_BUILDING = sql`iif((SELECT count(*) FROM (SELECT 1 FROM ${invitee} n
	WHERE n.survey_id = ${invitee.survey_id} AND n.building = ${invitee.building}
	LIMIT ${sql.raw(String(smallestCell))})) = ${sql.raw(String(smallestCell))}, ${invitee.building}, '')`;
