import type { Criterion, Scale } from '#lib/programmes/criteria.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { scoreOf } from './bands.ts';
import type { Fields } from '#lib/ui/keeping.ts';

/** After the indicators: the words on the whole, and sealing. No indicator has such a key. */
export const WORDS = '*words';
export const SEAL = '*seal';

/** How much of a stop is done. */
export type Done = 'all' | 'part' | 'none';

/** An indicator on the way through a review, numbered as in its programme. */
export type Stop = { at: string; number: string; words: Words };

/** The indicators in order, by criterion. */
export function stopsOf(
	criteria: readonly Criterion[]
): { key: string; words: Words; stops: Stop[] }[] {
	return criteria.map(({ key, words, indicators }, i) => ({
		...{ key, words },
		stops: indicators.map((one, j) => ({
			...{ at: one.key, number: `${i + 1}.${j + 1}`, words: one.words }
		}))
	}));
}

/** The whole way: every indicator, the words on the whole, sealing. */
export function wayOf(criteria: readonly Criterion[]): string[] {
	const keys = criteria.flatMap(({ indicators }) => indicators.map(({ key }) => key));
	return [...keys, WORDS, SEAL];
}

/** The stop before or after one; null at the end of the way. */
export function beside(way: readonly string[], at: string, by: 1 | -1): string | null {
	return way[way.indexOf(at) + by] ?? null;
}

/** Where a review is opened: at the stop that is asked for, or else at the first that is not done. */
export function startAt(
	way: readonly string[],
	wanted: string | null,
	isDone: (at: string) => boolean
): string {
	if (wanted !== null && way.includes(wanted)) return wanted;
	return way.find((at) => !isDone(at)) ?? SEAL;
}

/** How much of an indicator's form is filled in. */
export function doneOf({ score = '', comment = '' }: Fields, scale: Scale): Done {
	const [hasScore, hasComment] = [scoreOf(score, scale) !== null, comment.trim() !== ''];
	if (hasScore && hasComment) return 'all';
	return score.trim() !== '' || hasComment ? 'part' : 'none';
}

/** The same of the words on the whole; questions for a visit are nobody's duty. */
export function wordsDone({ strengths = '', improvements = '', questions = '' }: Fields): Done {
	const filled = [strengths, improvements].filter((text) => text.trim() !== '').length;
	if (filled === 2) return 'all';
	return filled === 1 || questions.trim() !== '' ? 'part' : 'none';
}
