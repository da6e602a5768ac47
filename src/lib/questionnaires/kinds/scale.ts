import type { RatingQuestion, RecommendQuestion } from '../questions.ts';
import { meanOf, type Summary } from '../summary.ts';
import { fault, none, type QuestionKind } from './kind.ts';

type Question = RatingQuestion | RecommendQuestion;
type Both = Omit<QuestionKind<'rating', number>, 'kind'> &
	Omit<QuestionKind<'recommend', number>, 'kind'>;

/** One to five. */
export const rating: QuestionKind<'rating', number> = { kind: 'rating', ...onScale(1, 5) };

/**
 * How likely one would recommend it, nought to ten. Promoters say 9 or 10, detractors 6 or less; the net promoter
 * score is the difference of their shares (Reichheld 2003, Harvard Business Review 81(12)).
 */
export const recommend: QuestionKind<'recommend', number> = {
	kind: 'recommend',
	...onScale(0, 10),
	summarise: (answers) => ({
		...summarise(answers, 0, 10),
		promoters: answers.filter((value) => value >= 9).length,
		detractors: answers.filter((value) => value <= 6).length
	})
};

function onScale(least: number, most: number): Both {
	return {
		read(raw: unknown) {
			if (raw === '') return none;
			const value = typeof raw === 'string' && /^\d{1,2}$/.test(raw) ? Number(raw) : raw;
			if (typeof value !== 'number' || !Number.isInteger(value)) return fault('not_a_number');
			if (value < least) return fault('too_small');
			return value > most ? fault('too_large') : { answer: value };
		},
		fromForm: (fields) => fields.one(),
		fromTyped: (typed) => (typed.trim() === '-' ? '' : typed.trim()),
		toTyped: (answer) => String(answer),
		columns: ({ key }: Question) => [{ name: key }],
		toCells: (answer) => [answer ?? null],
		fromCells: ([cell]) => cell ?? '',
		summarise: (answers) => summarise(answers, least, most)
	};
}

function summarise(
	answers: readonly number[],
	least: number,
	most: number
): Extract<Summary, { shape: 'scale' }> {
	const values = Array.from({ length: most - least + 1 }, (_, i) => ({
		value: least + i,
		count: 0
	}));
	for (const answer of answers) {
		const value = values[answer - least];
		if (value) value.count += 1;
	}
	return { shape: 'scale', of: answers.length, values, mean: meanOf(answers) };
}
