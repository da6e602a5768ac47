import { and, eq, gte, isNotNull, lt } from 'drizzle-orm';
import { consultation } from '#db/schema.server.ts';
import { listDecided } from '#lib/outcomes/record.server.ts';
import { summaries } from '#lib/questionnaires/findings/results.server.ts';
import { findMade } from '#lib/questionnaires/findings/making.server.ts';
import { endsAt, status, type Survey } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Figure } from './figure.ts';
import { workings, type Asked } from './measuring.ts';

export type Period = { from: number; until: number };

/** Works out one figure of a unit for a period, `until` not in it. */
export async function measure(
	unitId: string,
	measureId: string,
	period: Period,
	now: number
): Promise<Figure> {
	const work = Object.hasOwn(workings, measureId) ? workings[measureId] : undefined;
	if (!work) refuse('invalid', `no measure ${measureId}`);
	const record = await recordOf(unitId, period, now);
	return { measure: measureId, ...work(record), ...period, worked_out_at: now };
}

/** What a unit's record holds of a period: by the day of publication, and for surveys by the day they ended. */
export async function recordOf(unitId: string, period: Period, now: number) {
	const isIn = (at: number) => at >= period.from && at < period.until;
	const [consultations, votes, asked] = await Promise.all([
		listConsultations(unitId, period),
		listDecided(unitId),
		surveys.listOfUnit(unitId)
	]);
	const ended = asked.filter((one) => status(one, now) === 'closed' && isIn(endsAt(one)));
	return {
		consultations,
		votes: votes.filter(({ published_at }) => isIn(published_at)),
		surveys: await Promise.all(ended.map((survey) => askedOf(survey, now)))
	};
}

async function askedOf(survey: Survey, now: number): Promise<Asked> {
	const { responses } = await summaries(survey, now);
	const made = await findMade(survey.id);
	const { id, invited } = survey;
	return { id, invited, responses, summaries: made ? Object.values(made.summaries) : [] };
}

function listConsultations(unitId: string, { from, until }: Period) {
	const { id, published_at } = consultation;
	return db()
		.select({ id })
		.from(consultation)
		.where(
			and(
				eq(consultation.unit_id, unitId),
				isNotNull(published_at),
				gte(published_at, from),
				lt(published_at, until)
			)
		);
}
