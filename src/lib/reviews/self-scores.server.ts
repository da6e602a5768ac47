import { and, eq, isNotNull, isNull } from 'drizzle-orm';
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
	const rows = await db()
		.select({
			id: application.id,
			key: application_answer.indicator_key,
			score: application_answer.self_score
		})
		.from(application)
		.innerJoin(application_answer, eq(application_answer.application_id, application.id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNotNull(application.submitted_at),
				isNull(application.withdrawn_at)
			)
		);
	const scales = new Map(indicatorsOf(criteria).map(({ key, scale }) => [key, scale]));
	const found = new Map<string, Map<string, Exact>>();
	for (const { id, key, score } of rows) {
		const scale = scales.get(key);
		if (!scale || score === null) continue;
		const own = found.get(id) ?? new Map<string, Exact>();
		found.set(id, own.set(key, shareOf(score, scale)));
	}
	return found;
}
