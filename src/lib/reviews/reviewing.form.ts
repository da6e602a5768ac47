import { z } from 'zod';
import { readPoints } from '#lib/programmes/points.ts';
import { evidenceMarks, MOST, type EvidenceMark, type Judged, type Whole } from './review.ts';

/** What was typed about one indicator; null as a score is none that can be read. */
export type JudgeInput = {
	indicator: string;
	judged: Judged;
	over: Judged | undefined;
	marks: [evidenceId: string, mark: EvidenceMark][];
	isReadable: boolean;
};

/** A browser sends line breaks as two characters; they are kept as one. */
const text = (most: number) =>
	z
		.string()
		.default('')
		.transform((typed) => typed.replace(/\r\n?/g, '\n'))
		.refine((typed) => typed.length <= most, 'too_long');

const judgeForm = z.object({
	indicator: z.string().max(80),
	score: z.string().max(20).default(''),
	comment: text(MOST.comment),
	'base.score': z.string().max(20).optional(),
	'base.comment': text(MOST.comment)
});

/** Reads the form of one indicator; null where it is none of ours. */
export function judgingIn(form: FormData): JudgeInput | null {
	const parsed = judgeForm.safeParse(Object.fromEntries(form));
	if (!parsed.success) return null;
	const { indicator, score, comment, ...base } = parsed.data;
	const typed = readPoints(score);
	const before = base['base.score'];
	return {
		indicator,
		judged: { score: typed, comment },
		over:
			before === undefined
				? undefined
				: { score: readPoints(before), comment: base['base.comment'] },
		marks: marksIn(form),
		isReadable: typed !== null || score.trim() === ''
	};
}

const words = {
	strengths: text(MOST.words),
	improvements: text(MOST.words),
	questions: text(MOST.words)
};
const wordsForm = z.object({
	...words,
	'base.strengths': words.strengths,
	'base.improvements': words.improvements,
	'base.questions': words.questions
});

/** Reads the words on the whole; null where it is no form of ours. */
export function wordsIn(form: FormData): (Whole & { over?: Whole }) | null {
	const parsed = wordsForm.safeParse(Object.fromEntries(form));
	if (!parsed.success) return null;
	const { strengths, improvements, questions, ...base } = parsed.data;
	const over = {
		strengths: base['base.strengths'],
		improvements: base['base.improvements'],
		questions: base['base.questions']
	};
	const typed = { strengths, improvements, questions };
	return form.has('base.strengths') ? { ...typed, over } : typed;
}

function marksIn(form: FormData): JudgeInput['marks'] {
	const marks = [...form].flatMap(([name, value]): JudgeInput['marks'] => {
		const mark = evidenceMarks.find((one) => one === value);
		return name.startsWith('mark.') && mark ? [[name.slice('mark.'.length), mark]] : [];
	});
	// Of a piece that is said twice the last word counts: one write each.
	return [...new Map(marks)];
}
