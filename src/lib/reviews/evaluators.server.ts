import { and, eq, isNull, sql } from 'drizzle-orm';
import { evaluator } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';

/** This person is in somebody's pool now; it needs no role in a unit. */
export async function isEvaluator({ id }: Pick<Actor, 'id'>): Promise<boolean> {
	const [found] = await db()
		.select({ one: sql<number>`1` })
		.from(evaluator)
		.where(and(eq(evaluator.person_id, id), isNull(evaluator.left_at)))
		.limit(1);
	return found !== undefined;
}

/** As whom this person is in an organiser's pool now, or null. */
export async function evaluatorIn(
	{ id }: Pick<Actor, 'id'>,
	organiserId: string
): Promise<string | null> {
	const [found] = await db()
		.select({ id: evaluator.id })
		.from(evaluator)
		.where(
			and(
				eq(evaluator.person_id, id),
				eq(evaluator.organiser_id, organiserId),
				isNull(evaluator.left_at)
			)
		);
	return found?.id ?? null;
}
