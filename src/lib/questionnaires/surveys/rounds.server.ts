import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { Words } from '../document.ts';
import { listOfRound } from './surveys.server.ts';
import { status, type Access, type Status, type Survey } from './survey.ts';
import { responsesOf } from './turnout.server.ts';

/** A questionnaire that a unit gave to several communities at once. */
export type Round = {
	id: string;
	title: Words;
	access: Access;
	opens_at: number;
	closes_at: number;
	given_at: number;
	communities: number;
};

/** One community's part of a round. */
export type Part = {
	survey: Survey;
	unit: { id: string; name: string; name_en: string };
	status: Status;
	responses: number;
};

const perPage = 20;

/** What a unit has given to those below it, the newest first; pages count from 1. */
export async function listOfUnit(
	unitId: string,
	page = 1
): Promise<{ rounds: Round[]; total: number; pages: number }> {
	const rows = await db().all<Row>(sql`
		SELECT first.id, v.body ->> '$.title.zh' AS zh, v.body ->> '$.title.en' AS en, first.access,
			first.opens_at, first.closes_at, first.created_at AS given_at,
			(SELECT count(*) FROM survey WHERE round_of = first.id AND discarded_at IS NULL) AS communities,
			count(*) OVER () AS total
		FROM questionnaire q JOIN questionnaire_version v ON v.questionnaire_id = q.id
		JOIN survey first ON first.questionnaire_version_id = v.id AND first.round_of = first.id
		WHERE q.unit_id = ${unitId}
		ORDER BY first.created_at DESC, first.id LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`);
	const total = rows[0]?.total ?? 0;
	const rounds = rows.map(({ zh, en, total: _, ...round }) => {
		return { ...round, title: { zh, ...(en && { en }) } };
	});
	return { rounds, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

type Row = Omit<Round, 'title'> & { zh: string; en: string | null; total: number };

/** A round of this unit with the part of each community, in the order of their codes; or 404. */
export async function getOfUnit(unitId: string, roundId: string, now: number) {
	const rows = await db().all<{ given_at: number; given_by: string }>(sql`
		SELECT s.created_at AS given_at, s.created_by AS given_by FROM survey s
		JOIN questionnaire_version v ON v.id = s.questionnaire_version_id
		JOIN questionnaire q ON q.id = v.questionnaire_id
		WHERE s.id = ${roundId} AND s.round_of = s.id AND q.unit_id = ${unitId}`);
	const [round] = rows;
	if (!round) refuse('not_found', `no round ${roundId} of ${unitId}`);
	const surveys = await listOfRound(roundId);
	const [places, responses] = await Promise.all([
		units.listByIds(surveys.map(({ unit_id }) => unit_id)),
		responsesOf(surveys)
	]);
	const parts = places.flatMap(({ id, name, name_en }): Part[] =>
		surveys
			.filter(({ unit_id }) => unit_id === id)
			.map((survey) => ({
				survey,
				unit: { id, name, name_en },
				status: status(survey, now),
				responses: responses.get(survey.id) ?? 0
			}))
	);
	return { ...round, parts };
}
