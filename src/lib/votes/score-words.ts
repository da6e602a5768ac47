import { m } from '#i18n/paraglide/messages.js';
import { whole, type Locale } from '#lib/ui/format.ts';
import { shapeOf } from './ballot-forms/shapes.ts';
import { amount } from './need-words.ts';
import type { Basis } from './rules.ts';
import type { Vote } from './votes.ts';

/**
 * What a method ranks by, with its unit: 512 人, 1,204 分, 38 点, 40.5 票. Where area ranks, points are weighted by
 * it and counted in 0.01 m², so that they are told in square metres.
 */
export function scoreText(
	vote: Pick<Vote, 'method' | 'settings'>,
	score: number,
	basis: Basis,
	locale: Locale
): string {
	const shape = shapeOf(vote);
	if (shape === 'one' || shape === 'several') return amount(score, basis, locale);
	const count = whole(basis === 'area' ? score / 100 : score, locale);
	if (shape === 'points') return m.results_given({ count });
	return vote.method === 'irv' ? m.results_votes({ count }) : m.results_points({ count });
}
