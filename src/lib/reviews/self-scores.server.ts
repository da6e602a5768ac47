import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { application, application_answer } from '#db/schema.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Exact } from '#lib/programmes/exact.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { shareOf } from '#lib/programmes/scoring.ts';
import { db } from '#lib/server/db.ts';

/**
 * How units score themselves, by application and indicator, as shares of the scale. What was submitted is written no more,
 * so that the answers say the same as the frozen submissions, which are long.
 */
export async function selfSharesOf(
	programmeId: string,
	{ criteria }: Pick<Terms, 'criteria'>
): Promise<Map<string, Map<string, Exact>>> {
	const { indicator_key: key, self_score: score } = application_answer;
	// One row an application: row by row, what is read costs more than what is worked out of it.
	const rows = await db()
		.select({
			id: application.id,
			scores: sql<string>`json_group_object(${key}, ${score}) FILTER (WHERE ${score} IS NOT NULL)`
		})
		.from(application)
		.innerJoin(application_answer, eq(application_answer.application_id, application.id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNotNull(application.submitted_at),
				isNull(application.withdrawn_at)
			)
		)
		.groupBy(application.id);
	const scales = new Map(indicatorsOf(criteria).map(({ key, scale }) => [key, scale]));
	return new Map(
		rows.map(({ id, scores }) => {
			const given: [string, number][] = Object.entries(JSON.parse(scores));
			const shares = given.flatMap(([indicator, own]): [string, Exact][] => {
				const scale = scales.get(indicator);
				return scale ? [[indicator, shareOf(own, scale)]] : [];
			});
			return [id, new Map(shares)];
		})
	);
}
