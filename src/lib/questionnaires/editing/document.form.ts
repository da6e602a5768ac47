import { z } from 'zod';
import { mostQuestions } from '../check.ts';
import { questionsOf, type Document } from '../document.ts';
import { condition, key, words } from './condition.form.ts';
import { question } from './question.form.ts';

/** Why a document is not taken: how something in it is written, not whether it may be published yet. */
export type ShapeReason =
	| 'wrong_shape'
	| 'unknown_field'
	| 'too_long'
	| 'too_many'
	| 'out_of_range'
	| 'no_such_key'
	| 'no_such_date'
	| 'too_large'
	| 'too_deep';

/** `path`: keys and places joined by dots, as in `sections.0.questions.3.words.zh`. */
export type ShapeProblem = { path: string; reason: ShapeReason };

/** As JSON, in bytes of UTF-8. */
export const mostBytes = 1_048_576;
export const mostSections = 40;

/** A document with conditions of full depth is no deeper. */
const deepest = 30;
const mostProblems = 20;

/**
 * Takes whatever was sent for a questionnaire, strictly: what it does not know it refuses. Incomplete it may be — an
 * empty text, no options yet — for that is how drafts are; `problemsOf` says what is missing before it is published.
 * Signs that control or turn the writing are taken out of its texts.
 */
export function parseDocument(raw: unknown): { document: Document } | { problems: ShapeProblem[] } {
	if (!isShallow(raw)) return refused('', 'too_deep');
	if (sizeOf(raw) > mostBytes) return refused('', 'too_large');
	const parsed = document.safeParse(raw);
	if (!parsed.success) {
		const problems = parsed.error.issues.slice(0, mostProblems).map(problemOf);
		return { problems };
	}
	return questionsOf(parsed.data).length > mostQuestions
		? refused('sections', 'too_many')
		: { document: parsed.data };
}

const document = z.strictObject({
	title: words,
	intro: words,
	thanks: words,
	english: z.boolean(),
	paging: z.enum(['question', 'section']),
	sections: z
		.array(
			z.strictObject({
				key,
				title: words,
				help: words.optional(),
				when: condition.optional(),
				questions: z.array(question).max(mostQuestions)
			})
		)
		.max(mostSections),
	computed: z
		.array(z.strictObject({ key, of: z.array(key).max(60), by: z.enum(['sum', 'mean', 'count']) }))
		.max(40),
	quotas: z
		.array(
			z.strictObject({ key, when: condition, limit: z.int().min(0).max(1_000_000), message: words })
		)
		.max(40)
}) satisfies z.ZodType<Document>;

/** Looked at without recursion, so that no depth is too much for it. */
function isShallow(raw: unknown): boolean {
	let level: unknown[] = [raw];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > deepest) return false;
		level = level.flatMap((one) =>
			typeof one === 'object' && one !== null ? Object.values(one) : []
		);
	}
	return true;
}

function sizeOf(raw: unknown): number {
	return new TextEncoder().encode(JSON.stringify(raw) ?? '').length;
}

function refused(path: string, reason: ShapeReason) {
	return { problems: [{ path, reason }] };
}

function problemOf(issue: z.core.$ZodIssue): ShapeProblem {
	return { path: issue.path.join('.'), reason: reasonOf(issue) };
}

function reasonOf(issue: z.core.$ZodIssue): ShapeReason {
	switch (issue.code) {
		case 'unrecognized_keys':
			return 'unknown_field';
		case 'too_big':
			if (issue.origin === 'string') return 'too_long';
			return issue.origin === 'array' ? 'too_many' : 'out_of_range';
		case 'too_small':
			return 'out_of_range';
		case 'custom':
			return named.find((reason) => reason === issue.message) ?? 'wrong_shape';
		default:
			return 'wrong_shape';
	}
}

const named = ['no_such_key', 'no_such_date', 'too_many'] as const;
