import { z } from 'zod';
import { rollAttributes, sourcesOf, type Condition } from '../conditions.ts';
import type { Words } from '../document.ts';

/** Groups within groups, the test itself not counted. */
export const deepestCondition = 6;
export const mostTests = 50;
export const longestText = 2_000;

/** What makes later text run the other way, half a sign, and what controls, but for line ends and tabs. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|\p{Cs}|[^\P{Cc}\n\t]/gu;

export const text = z
	.string()
	.max(longestText)
	.transform((typed) => typed.replace(/\r\n?/g, '\n').replace(UNSEEN, ''));

/** What a person reads. */
export const words = z.strictObject({
	zh: text,
	en: text.optional()
}) satisfies z.ZodType<Words>;

/**
 * A key begins with a letter, so that no list reorders itself by it, and is none of those that every object has from
 * birth.
 */
export const key = z
	.string()
	.refine((name) => /^[A-Za-z][\w-]{0,39}$/.test(name) && !(name in {}), 'no_such_key');

/** A day that the calendar has. */
export const day = z.string().refine(isDay, 'no_such_date');

const comparable = z.union([text, z.number().min(-1e12).max(1e12), z.boolean()]);
const of = z.union([
	z.strictObject({ question: key, row: key.optional() }),
	z.strictObject({ roll: z.enum(rollAttributes) }),
	z.strictObject({ computed: key })
]);

const test = z.discriminatedUnion('is', [
	z.strictObject({ of, is: z.enum(['answered', 'unanswered']) }),
	z.strictObject({ of, is: z.enum(['equal', 'unequal']), to: comparable }),
	z.strictObject({ of, is: z.enum(['less', 'at-most', 'more', 'at-least']), to: comparable }),
	z.strictObject({ of, is: z.literal('one-of'), to: z.array(comparable).max(60) }),
	z.strictObject({ of, is: z.literal('contains'), to: text })
]);

/** Tests and groups of them, no deeper than `deepestCondition`. */
export const condition: z.ZodType<Condition> = nested(deepestCondition).refine(
	(whole) => sourcesOf(whole).length <= mostTests,
	'too_many'
);

function nested(levels: number): z.ZodType<Condition> {
	if (levels === 0) return test;
	const inner = nested(levels - 1);
	const group = z.array(inner).max(mostTests);
	return z.union([
		test,
		z.strictObject({ all: group }),
		z.strictObject({ any: group }),
		z.strictObject({ not: inner })
	]);
}

function isDay(typed: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return false;
	const at = new Date(`${typed}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed);
}
