import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { agreed_score, review, review_score } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Agreement, Row, Said } from './peers.ts';

/** What stands of applications' reviews: `compare` shows of it what an evaluator may see. */
export type Stand = { rows: Row[]; agreed: Map<string, Agreement> };

/** The reviews that stand of these applications with what the sealed ones say, and what was agreed. */
export async function standOf(applicationIds: readonly string[]): Promise<Map<string, Stand>> {
	const ids = [...applicationIds];
	const stands = and(
		inArray(review.application_id, ids),
		isNull(review.released_at),
		isNull(review.declined_at)
	);
	const { id, application_id, sealed_at } = review;
	const [reviews, scores, agreed] = await Promise.all([
		db().select({ id, application_id, sealed_at }).from(review).where(stands),
		db()
			.select({ said: review_score })
			.from(review_score)
			.innerJoin(review, eq(review.id, review_score.review_id))
			.where(and(stands, isNotNull(sealed_at))),
		db().select().from(agreed_score).where(inArray(agreed_score.application_id, ids))
	]);
	const saidOf = new Map<string, Map<string, Said>>();
	for (const { said } of scores) {
		if (said.score === null) continue;
		const own = saidOf.get(said.review_id) ?? new Map<string, Said>();
		const { score, comment, settlement_reason: reason } = said;
		saidOf.set(said.review_id, own.set(said.indicator_key, { score, comment, reason }));
	}
	const found = new Map<string, Stand>(ids.map((one) => [one, { rows: [], agreed: new Map() }]));
	for (const one of reviews) {
		const said = saidOf.get(one.id) ?? new Map<string, Said>();
		found.get(one.application_id)?.rows.push({ id: one.id, sealed_at: one.sealed_at, said });
	}
	for (const { application_id: of, indicator_key: key, by, score, reason } of agreed) {
		const own = found.get(of)?.agreed;
		// A visit comes last, so it has the last word.
		if (by === 'visit' || !own?.has(key)) own?.set(key, { by, score, reason });
	}
	return found;
}
