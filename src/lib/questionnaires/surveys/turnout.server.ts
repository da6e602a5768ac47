import { sql } from 'drizzle-orm';
import { inOrder } from '#lib/rolls/buildings.ts';
import { db } from '#lib/server/db.ts';
import type { Access, Survey } from './survey.ts';

export type ByBuilding = { building: string; invitees: number; answered: number; slips: number };
export type ByChannel = { channel: 'online' | 'paper' | 'import'; responses: number };

/** How many have answered; never what. `of` and buildings are of the roll, and empty where anybody may answer. */
export type Turnout = {
	responses: number;
	of: number | null;
	byChannel: ByChannel[];
	byBuilding: ByBuilding[];
};

/** How many have answered a survey, by channel and by building in the order of doors. */
export async function turnout({
	id,
	access,
	invited
}: Pick<Survey, 'id' | 'access' | 'invited'>): Promise<Turnout> {
	const [byChannel, byBuilding] = await Promise.all([
		db().all<ByChannel>(access === 'open' ? sentBy(id) : markedBy(id)),
		access === 'open' ? [] : db().all<ByBuilding>(ofBuildings(id))
	]);
	const responses = byChannel.reduce((sum, one) => sum + one.responses, 0);
	return { responses, of: invited, byChannel, byBuilding: inOrder(byBuilding) };
}

/** How many have answered each of these surveys. */
export async function responsesOf(
	surveys: readonly { id: string; access: Access }[]
): Promise<Map<string, number>> {
	const rows = await db().all<{ id: string; responses: number }>(sql`
		SELECT value ->> 0 AS id, CASE WHEN value ->> 1 = 'open'
			THEN (SELECT count(*) FROM response WHERE survey_id = value ->> 0 AND is_test = 0)
			ELSE (SELECT count(*) FROM response_mark WHERE survey_id = value ->> 0) END AS responses
		FROM json_each(${JSON.stringify(surveys.map(({ id, access }) => [id, access]))})`);
	return new Map(rows.map(({ id, responses }) => [id, responses]));
}

const sentBy = (surveyId: string) => sql`SELECT channel, count(*) AS responses FROM response
	WHERE survey_id = ${surveyId} AND is_test = 0 GROUP BY channel ORDER BY channel`;

const markedBy = (surveyId: string) => sql`SELECT channel, count(*) AS responses FROM response_mark
	WHERE survey_id = ${surveyId} GROUP BY channel ORDER BY channel`;

const ofBuildings = (surveyId: string) => sql`
	SELECT building, count(*) AS invitees, coalesce(sum(answered), 0) AS answered,
		coalesce(sum(slip AND NOT answered), 0) AS slips
	FROM (SELECT i.building,
			EXISTS (SELECT 1 FROM response_mark m WHERE m.survey_id = i.survey_id AND m.invitee_id = i.id)
				AS answered,
			EXISTS (SELECT 1 FROM invitee_slip s WHERE s.invitee_id = i.id AND s.voided_at IS NULL) AS slip
		FROM invitee i WHERE i.survey_id = ${surveyId})
	GROUP BY building`;
