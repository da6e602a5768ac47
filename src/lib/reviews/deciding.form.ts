import { z } from 'zod';
import { readWhole } from '#lib/programmes/points.ts';

const count = z
	.string()
	.max(20, 'not_whole')
	.transform((typed, context) => {
		const number = readWhole(typed);
		if (number !== null) return String(number);
		context.addIssue({ code: 'custom', message: 'not_whole' });
		return z.NEVER;
	});

const long = (most: number) =>
	z
		.string()
		.max(most * 2, 'too_long')
		.transform((typed) => typed.replace(/\r\n?/g, '\n').trim())
		.pipe(z.string().max(most, 'too_long'));

/** The panel's vote as it is typed; an empty `tier` is a refusal, none chosen is asked for. */
export const voteForm = z.object({
	decision: z
		.string()
		.max(200)
		.regex(/^(refusal|tier:.+)$/, 'no_decision'),
	members: count,
	present: count,
	inFavour: count,
	against: count,
	abstained: count,
	reason: long(5_000).default('')
});

/** What `decision` says for a refusal; a tier is said as `tier:` and its key. */
export const REFUSAL = 'refusal';
export const decisionOf = (tier: string | null): string =>
	tier === null ? REFUSAL : `tier:${tier}`;
export const tierIn = (decision: string): string | null =>
	decision.startsWith('tier:') ? decision.slice(5) : null;

const line = (most: number, missing: string) =>
	z
		.string()
		.max(1_000, 'too_long')
		.transform((typed) => typed.replace(/[\s\p{Cc}]+/gu, ' ').trim())
		.pipe(z.string().min(1, missing).max(most, 'too_long'));

/** Somebody's objection to a public list. */
export const objectionForm = z.object({
	key: z.string().regex(/^[a-z2-9]{16}$/, 'form_old'),
	/** An application's id; empty is the list as a whole. */
	about: z.string().max(40).default(''),
	name: line(60, 'name_missing'),
	contact: line(100, 'contact_missing'),
	words: long(3_000).pipe(z.string().min(1, 'words_missing'))
});

export const answerForm = z.object({
	objection: z.string().max(40),
	answer: long(5_000).pipe(z.string().min(1, 'no_answer'))
});
