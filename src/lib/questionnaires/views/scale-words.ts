import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Words } from '../document.ts';
import type { RatingQuestion, RecommendQuestion } from '../questions.ts';

/** What may be said on a scale, least to most. */
export function valuesOf(kind: 'rating' | 'recommend'): number[] {
	return kind === 'rating' ? [1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
}

/** What the least and the most mean, each with its number: 1 很不满意, 5 很满意. */
export function endsOf(
	question: RatingQuestion | RecommendQuestion,
	locale: Locale,
	text: (words: Words | undefined) => string
): { low: string; high: string } {
	const at = { locale };
	const usual =
		question.kind === 'rating'
			? [m.asking_rating_low({}, at), m.asking_rating_high({}, at)]
			: [m.asking_recommend_low({}, at), m.asking_recommend_high({}, at)];
	const values = valuesOf(question.kind);
	return {
		low: `${values[0]} ${text(question.low) || usual[0]}`,
		high: `${values.at(-1)} ${text(question.high) || usual[1]}`
	};
}
