import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { response } from '#db/schema.server.ts';
import { startBreathing } from '#lib/server/breath.ts';
import { db } from '#lib/server/db.ts';
import type { Answers } from '../answers.ts';

/** Responses read at once: others are answered between two slices. */
const slice = 50;

/**
 * All responses of a survey that count, a few at a time, by their random ids: the order tells nothing. Only one slice
 * is in memory, however many there are.
 */
export async function* responsesOf(surveyId: string) {
	let last = '';
	const breathe = startBreathing();
	for (;;) {
		const rows = await db()
			.select({
				id: response.id,
				invitee_id: response.invitee_id,
				building: response.building,
				channel: response.channel,
				answers: response.answers
			})
			.from(response)
			.where(
				and(
					eq(response.survey_id, surveyId),
					gt(response.id, last),
					// The plus keeps to the key's order: the index for counting has another.
					sql`+${response.is_test} = 0`
				)
			)
			.orderBy(asc(response.id))
			.limit(slice);
		yield rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answers }));
		if (rows.length < slice) return;
		last = rows.at(-1)?.id ?? last;
		await breathe();
	}
}

/** How many responses count. */
export async function countResponses(surveyId: string): Promise<number> {
	const [row] = await db()
		.select({ responses: sql<number>`count(*)` })
		.from(response)
		.where(and(eq(response.survey_id, surveyId), eq(response.is_test, false)));
	return row?.responses ?? 0;
}

/** How many of the responses that count are of which building and came by which channel. */
export function cameTo(surveyId: string) {
	const { building, channel } = response;
	return db()
		.select({ building, channel, count: sql<number>`count(*)` })
		.from(response)
		.where(and(eq(response.survey_id, surveyId), eq(response.is_test, false)))
		.groupBy(building, channel);
}
