import { desc, eq, sql } from 'drizzle-orm';
import { review, review_score, review_version } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, isOnScale } from '#lib/programmes/criteria.ts';
import { db, write } from '#lib/server/db.ts';
import { unitOf } from './assigning.server.ts';
import { lineOf } from './log-line.server.ts';
import { MOST, type Judged, type Whole } from './review.ts';
import { getOwn, judgements, type Review } from './reviewing.server.ts';

/** A sealed review as it stood; scores in hundredths of a point. */
export type Body = Whole & { scores: Record<string, Judged> };
export type Version = { number: number; reason: string; sealed_at: number; body: Body };

/** The versions of a sealed review, the newest first. */
export async function list(reviewId: string): Promise<Version[]> {
	const { number, reason, sealed_at, body } = review_version;
	const rows = await db()
		.select({ number, reason, sealed_at, body })
		.from(review_version)
		.where(eq(review_version.review_id, reviewId))
		.orderBy(desc(number));
	// It was put together by us before it was stored.
	return rows.map((row) => ({ ...row, body: row.body as Body }));
}

export type AmendFault =
	| 'not_sealed'
	| 'too_late'
	| 'settled'
	| 'no_reason'
	| 'no_comment'
	| 'no_words'
	| 'unchanged'
	| 'not_on_scale'
	| 'no_such_indicator'
	| 'changed_meanwhile';

/**
 * Changes a score or its comment in a sealed review: a further version, which says why. Until the score is settled, the
 * panel has voted, or the days for settling are over.
 */
export async function amendScore(
	actor: Actor,
	reviewId: string,
	{ indicatorKey, score, comment, reason }: Judged & { indicatorKey: string; reason: string },
	now: number
): Promise<'amended' | AmendFault> {
	const { found, criteria, fault } = await sealed(actor, reviewId, { reason, now });
	if (fault) return fault;
	const indicator = indicatorsOf(criteria).find(({ key }) => key === indicatorKey);
	if (!indicator) return 'no_such_indicator';
	if (score === null || !isOnScale(score, indicator.scale)) return 'not_on_scale';
	const words = comment.trim().slice(0, MOST.comment);
	if (words === '') return 'no_comment';
	const before = await judgements(reviewId);
	const own = before.get(indicatorKey);
	if (own?.score === score && own.comment.trim() === words) return 'unchanged';
	const judged = new Map(before).set(indicatorKey, { score, comment: words });
	const change = sql`UPDATE ${review_score} SET score = ${score}, comment = ${words}
		WHERE review_id = ${reviewId} AND indicator_key = ${indicatorKey}
			AND score IS ${own?.score ?? null} AND comment = ${own?.comment ?? ''}
			AND ${isAmendable(found)}
			AND NOT EXISTS (SELECT 1 FROM agreed_score WHERE application_id = ${found.application_id}
				AND indicator_key = ${indicatorKey})`;
	const amended = await keep(actor, found, { change, judged, words: found, reason }, now);
	if (amended) return 'amended';
	return (await judgements(reviewId)).get(indicatorKey)?.comment === own?.comment
		? 'settled'
		: 'changed_meanwhile';
}

/** Changes the words on the whole in a sealed review, as a further version; until the panel has voted. */
export async function amendWords(
	actor: Actor,
	reviewId: string,
	{ reason, ...typed }: Whole & { reason: string },
	now: number
): Promise<'amended' | AmendFault> {
	const { found, fault } = await sealed(actor, reviewId, { reason, now });
	if (fault) return fault;
	const cut = (text: string) => text.trim().slice(0, MOST.words);
	const [strengths, improvements, questions] = [
		cut(typed.strengths),
		cut(typed.improvements),
		cut(typed.questions)
	];
	if (strengths === '' || improvements === '') return 'no_words';
	const words: Whole = { strengths, improvements, questions };
	if (JSON.stringify(words) === JSON.stringify(wholeOf(found))) return 'unchanged';
	const judged = await judgements(reviewId);
	const change = sql`UPDATE ${review} SET strengths = ${strengths}, improvements = ${improvements},
			questions = ${questions}, version = version + 1
		WHERE id = ${reviewId} AND version = ${found.version} AND ${isAmendable(found)}`;
	return (await keep(actor, found, { change, judged, words, reason }, now)) ? 'amended' : 'settled';
}

type Kept = {
	change: ReturnType<typeof sql>;
	judged: ReadonlyMap<string, Judged>;
	words: Whole;
	reason: string;
};

/** Makes a change together with the version that tells of it. */
async function keep(
	actor: Actor,
	{ id }: Review,
	{ change, judged, words, reason }: Kept,
	now: number
): Promise<boolean> {
	const { unitId } = await unitOf(id);
	const body: Body = { ...wholeOf(words), scores: Object.fromEntries(judged) };
	const why = reason.trim().slice(0, MOST.reason);
	const [changed] = await write([
		change,
		sql`INSERT INTO ${review_version} (review_id, number, body, reason, sealed_at)
			SELECT ${id}, max(number) + 1, ${JSON.stringify(body)}, ${why}, ${now}
			FROM ${review_version} WHERE review_id = ${id} HAVING changes() > 0`,
		lineOf(actor, { id, unitId, action: 'reviews.amend', now }, { reason: why }),
		sql`UPDATE ${review} SET revised_at = ${now} WHERE id = ${id} AND changes() > 0`
	]);
	return (changed?.rowsAffected ?? 0) > 0;
}

async function sealed(
	actor: Actor,
	reviewId: string,
	{ reason, now }: { reason: string; now: number }
) {
	const found = await getOwn(actor, reviewId);
	const { terms } = await termsOf(found.programme_id);
	return { found, criteria: terms.criteria, fault: faultOf() };

	function faultOf(): AmendFault | null {
		if (found.sealed_at === null) return 'not_sealed';
		if (now >= terms.phases.settle_until) return 'too_late';
		return reason.trim() === '' ? 'no_reason' : null;
	}
}

const isAmendable = ({ id, application_id }: Review) => sql`EXISTS (SELECT 1 FROM review
		WHERE id = ${id} AND sealed_at IS NOT NULL AND released_at IS NULL AND declined_at IS NULL)
	AND NOT EXISTS (SELECT 1 FROM panel_vote WHERE application_id = ${application_id})`;

function wholeOf({ strengths, improvements, questions }: Whole): Whole {
	return { strengths, improvements, questions };
}
