import { eq, sql } from 'drizzle-orm';
import { promotion_rules } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { mustKeepPool } from './pool-log.server.ts';
import * as pool from './pool.server.ts';
import {
	exampleRules,
	promotionOf,
	type EvaluatorTier,
	type Missing,
	type Rule
} from './promotion.ts';

/** The rules by which evaluators rise in a pool, and how often they were changed: 0 while the example's hold. */
export async function rulesOf(
	organiserId: string
): Promise<{ rules: readonly Rule[]; version: number }> {
	const [own] = await db()
		.select({ body: promotion_rules.body, version: promotion_rules.version })
		.from(promotion_rules)
		.where(eq(promotion_rules.organiser_id, organiserId));
	// They were parsed before they were stored.
	return own
		? { rules: own.body as Rule[], version: own.version }
		: { rules: exampleRules, version: 0 };
}

/** Writes an organiser's own rules, if nobody else has since `version`. */
export async function reviseRules(
	actor: Actor,
	organiserId: string,
	{ rules, version }: { rules: readonly Rule[]; version: number },
	now: number
): Promise<'revised' | 'edited_meanwhile'> {
	mustKeepPool(actor, organiserId);
	const body = JSON.stringify(rules);
	const [revised] = await write([
		sql`INSERT INTO promotion_rules (organiser_id, body, version, revised_by, revised_at)
			SELECT ${organiserId}, ${body}, 1, ${actor.id}, ${now} WHERE true
			ON CONFLICT (organiser_id) DO UPDATE SET body = excluded.body, version = version + 1,
				revised_by = excluded.revised_by, revised_at = excluded.revised_at
			WHERE promotion_rules.version = ${version}`,
		entry({
			at: now,
			unitId: organiserId,
			actor: { kind: 'person', id: actor.id },
			action: 'programmes.revise_promotion_rules',
			subject: { kind: 'unit', id: organiserId }
		})
	]);
	return revised?.rowsAffected ? 'revised' : 'edited_meanwhile';
}

/** Who of the pool comes next and to which tier, with what is missing: nothing means due. Those due stand first. */
export async function listPromotions(
	organiserId: string,
	now: number
): Promise<(pool.Listed & { to: EvaluatorTier; missing: Missing[] })[]> {
	const [evaluators, { rules }] = await Promise.all([
		pool.listAll(organiserId),
		rulesOf(organiserId)
	]);
	return evaluators
		.flatMap((one) => {
			const next = promotionOf(rules, one, now);
			return next ? [{ ...one, ...next }] : [];
		})
		.sort((a, b) => a.missing.length - b.missing.length);
}
