import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { chance } from '../chance.ts';
import { expectTo } from '../expect.ts';
import { scoreOn } from './applying.ts';
import { remark, wholes } from './remarks.ts';

/** How an evaluator sees an application: so many per cent of each scale, of so many indicators, `apart` by that much on the first. */
export type Opinion = { level: number; indicators?: number; apart?: number; seed: number };

/** The reviews that were given to somebody of an application. */
export async function reviewOf(actor: Actor, applicationId: string): Promise<string | null> {
	const own = await reviewing.listOwn(actor);
	return own.find(({ application_id }) => application_id === applicationId)?.id ?? null;
}

/** Writes a review, and seals it where all indicators are judged. */
export async function judge(
	actor: Actor,
	{ reviewId, programmeId }: { reviewId: string; programmeId: string },
	{ level, indicators: many, apart = 0, seed }: Opinion,
	at: number
): Promise<void> {
	const { terms } = await termsOf(programmeId);
	const luck = chance(seed);
	// All at once, so that they are written together.
	const kept = await Promise.all(
		indicatorsOf(terms.criteria)
			.slice(0, many)
			.map((indicator, i) => {
				const percent = level + luck.whole(-4, 4) + (i === 0 ? apart : 0);
				const comment = remark(indicator.words.zh, percent * 100, seed + i);
				const score = scoreOn(indicator, percent);
				const judged = { indicatorKey: indicator.key, score, comment };
				return reviewing.judge(actor, reviewId, judged, at);
			})
	);
	for (const answer of kept) expectTo('kept', answer);
	const [strengths, improvements, questions] = wholes[seed % wholes.length] ?? ['', '', ''];
	if (many !== undefined) return;
	const words = { strengths, improvements, questions };
	expectTo('kept', await reviewing.comment(actor, reviewId, words, at));
	expectTo('sealed', await reviewing.seal(actor, reviewId, at + 3_600_000));
}
