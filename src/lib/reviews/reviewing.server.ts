import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import {
	application,
	evaluator,
	evidence_mark,
	review,
	review_score,
	review_version
} from '#db/schema.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf, isOnScale } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { unitOf } from './assigning.server.ts';
import { lineOf } from './log-line.server.ts';
import { missingOf, MOST, type Judged, type Whole } from './review.ts';

export type Review = typeof review.$inferSelect & { programme_id: string; unit_id: string };

/** A review that was given to this person and not taken back, or 404: also once they have left the pool. */
export async function getOwn(actor: Actor, reviewId: string): Promise<Review> {
	const [found] = await select(actor, eq(review.id, reviewId));
	return found ?? refuse('not_found', `${reviewId} is not theirs`);
}

/** What was given to this person and not taken back, the oldest first. */
export function listOwn(actor: Actor): Promise<Review[]> {
	return select(actor);
}

/** What a review says by indicator, and how evidence convinced. */
export async function judgements(reviewId: string): Promise<Map<string, Judged>> {
	const rows = await db().select().from(review_score).where(eq(review_score.review_id, reviewId));
	return new Map(
		rows.map(({ indicator_key, score, comment }) => [indicator_key, { score, comment }])
	);
}

/** How far each piece of evidence convinced this reviewer, by its id. */
export async function marks(reviewId: string) {
	const rows = await db().select().from(evidence_mark).where(eq(evidence_mark.review_id, reviewId));
	return new Map(rows.map(({ evidence_id, mark }) => [evidence_id, mark]));
}

export type Fault =
	'sealed' | 'too_late' | 'not_on_scale' | 'no_such_indicator' | 'no_such_evidence';

/** `over`: what it was written over; where another window has changed that meanwhile nothing is overwritten. */
export type Judging = Judged & { indicatorKey: string; over?: Judged };

/** Keeps a score with its comment; both may be missing until the review is sealed. The same once more changes nothing. */
export async function judge(
	actor: Actor,
	reviewId: string,
	{ indicatorKey, score, comment, over }: Judging,
	now: number
): Promise<'kept' | 'edited_meanwhile' | Fault> {
	const { terms, fault } = await open(actor, reviewId, now);
	if (fault) return fault;
	const indicator = indicatorsOf(terms.criteria).find(({ key }) => key === indicatorKey);
	if (!indicator) return 'no_such_indicator';
	if (score !== null && !isOnScale(score, indicator.scale)) return 'not_on_scale';
	const [kept] = await write([
		sql`INSERT INTO ${review_score} (review_id, indicator_key, score, comment)
			SELECT ${reviewId}, ${indicatorKey}, ${score}, ${comment.slice(0, MOST.comment)}
			WHERE ${isOpen(reviewId)}
			ON CONFLICT DO UPDATE SET score = excluded.score, comment = excluded.comment
			WHERE ${over ? 0 : 1} = 1
				OR (score IS ${over?.score ?? null} AND comment = ${over?.comment ?? ''})
				OR (score IS excluded.score AND comment = excluded.comment)`,
		sql`UPDATE ${review} SET revised_at = ${now} WHERE id = ${reviewId} AND changes() > 0`
	]);
	return kept?.rowsAffected ? 'kept' : lost(actor, reviewId);
}

/** Keeps the words on the whole: strengths, improvements, questions for the visit. */
export async function comment(
	actor: Actor,
	reviewId: string,
	{ over, ...words }: Whole & { over?: Whole },
	now: number
): Promise<'kept' | 'edited_meanwhile' | Fault> {
	const { fault } = await open(actor, reviewId, now);
	if (fault) return fault;
	const [strengths, improvements, questions] = [
		words.strengths.slice(0, MOST.words),
		words.improvements.slice(0, MOST.words),
		words.questions.slice(0, MOST.words)
	];
	const [kept] = await write([
		sql`UPDATE ${review} SET strengths = ${strengths}, improvements = ${improvements},
				questions = ${questions}, revised_at = ${now}
			WHERE id = ${reviewId} AND ${isOpen(reviewId)} AND (${over ? 0 : 1} = 1
				OR (strengths = ${over?.strengths ?? ''} AND improvements = ${over?.improvements ?? ''}
					AND questions = ${over?.questions ?? ''})
				OR (strengths = ${strengths} AND improvements = ${improvements} AND questions = ${questions}))`
	]);
	return kept?.rowsAffected ? 'kept' : lost(actor, reviewId);
}

/** Says how far one piece of evidence convinced. */
export async function markEvidence(
	actor: Actor,
	reviewId: string,
	{ evidenceId, mark }: { evidenceId: string; mark: 'convincing' | 'partly' | 'not' },
	now: number
): Promise<'kept' | Fault> {
	const { found, fault } = await open(actor, reviewId, now);
	if (fault) return fault;
	const { body } = await submission.getStanding(found.application_id);
	const shown = body.indicators.flatMap(({ evidence }) => evidence);
	if (!shown.some(({ id }) => id === evidenceId)) return 'no_such_evidence';
	const [kept] = await write([
		sql`INSERT INTO ${evidence_mark} (review_id, evidence_id, mark)
			SELECT ${reviewId}, ${evidenceId}, ${mark} WHERE ${isOpen(reviewId)}
			ON CONFLICT DO UPDATE SET mark = excluded.mark`
	]);
	return kept?.rowsAffected ? 'kept' : 'sealed';
}

/** Seals a complete review: from here on it counts, and changes only as a version that says why. */
export async function seal(
	actor: Actor,
	reviewId: string,
	now: number
): Promise<'sealed' | 'incomplete' | 'too_late' | 'edited_meanwhile'> {
	const { found, terms, fault } = await open(actor, reviewId, now);
	if (fault === 'sealed') return 'sealed';
	if (fault) return 'too_late';
	const judged = await judgements(reviewId);
	const keys = indicatorsOf(terms.criteria).map(({ key }) => key);
	if (missingOf(keys, judged, found).length > 0) return 'incomplete';
	return (await freeze(actor, found, judged, now)) ? 'sealed' : lost(actor, reviewId);
}

/** Seals a review with its first version; what was changed since it was read leaves it open. */
async function freeze(
	actor: Actor,
	{ id, strengths, improvements, questions }: Review,
	judged: ReadonlyMap<string, Judged>,
	now: number
): Promise<boolean> {
	const { unitId } = await unitOf(id);
	const body = { strengths, improvements, questions, scores: Object.fromEntries(judged) };
	const said = JSON.stringify([...judged].map(([key, one]) => [key, one.score, one.comment]));
	const [sealed] = await write([
		sql`UPDATE ${review} SET sealed_at = ${now} WHERE id = ${id} AND sealed_at IS NULL
			AND released_at IS NULL AND declined_at IS NULL AND strengths = ${strengths}
			AND improvements = ${improvements} AND questions = ${questions}
			AND (SELECT count(*) FROM json_each(${said}) CROSS JOIN review_score s
				ON s.review_id = ${id} AND s.indicator_key = value ->> 0 AND s.score = value ->> 1
					AND s.comment = value ->> 2) = ${judged.size}`,
		sql`INSERT INTO ${review_version} (review_id, number, body, reason, sealed_at)
			SELECT ${id}, 1, ${JSON.stringify(body)}, '', ${now} WHERE changes() > 0`,
		lineOf(actor, { id, unitId, action: 'reviews.seal', now }, { number: 1 })
	]);
	return (sealed?.rowsAffected ?? 0) > 0;
}

/** Why nothing was kept that was to be: sealed just now, or changed in another window. */
async function lost(actor: Actor, reviewId: string): Promise<'sealed' | 'edited_meanwhile'> {
	return (await getOwn(actor, reviewId)).sealed_at === null ? 'edited_meanwhile' : 'sealed';
}

async function open(actor: Actor, reviewId: string, now: number) {
	const found = await getOwn(actor, reviewId);
	const { terms } = await termsOf(found.programme_id);
	return { found, terms, fault: faultOf(found, terms, now) };
}

function faultOf(
	{ sealed_at }: Review,
	{ phases }: Terms,
	now: number
): 'sealed' | 'too_late' | null {
	if (sealed_at !== null) return 'sealed';
	return now >= phases.settle_until ? 'too_late' : null;
}

const isOpen = (reviewId: string) => sql`EXISTS (SELECT 1 FROM review WHERE id = ${reviewId}
	AND sealed_at IS NULL AND released_at IS NULL AND declined_at IS NULL)`;

async function select(actor: Actor, where?: ReturnType<typeof eq>): Promise<Review[]> {
	const rows = await db()
		.select({ review, programme_id: application.programme_id, unit_id: application.unit_id })
		.from(review)
		.innerJoin(evaluator, eq(evaluator.id, review.evaluator_id))
		.innerJoin(application, eq(application.id, review.application_id))
		.where(
			and(
				where,
				eq(evaluator.person_id, actor.id),
				isNull(evaluator.left_at),
				isNull(review.released_at),
				isNull(review.declined_at),
				isNull(application.withdrawn_at)
			)
		)
		.orderBy(asc(review.assigned_at), asc(review.id));
	return rows.map(({ review: own, ...rest }) => ({ ...own, ...rest }));
}
