import type { Locale } from '#lib/ui/format.ts';
import type { Question } from '../../questions.ts';
import type { Masked } from '../../summary.ts';

/** What the results of one shape are drawn from; `title` is the question, for whoever hears the table read. */
export type Shown<S extends Masked['shape']> = {
	question: Question;
	summary: Extract<Masked, { shape: S }>;
	locale: Locale;
	title: string;
};
