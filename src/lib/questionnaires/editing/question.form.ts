import { z } from 'zod';
import type { Question } from '../questions.ts';
import { condition, day, key, words } from './condition.form.ts';

export const mostOptions = 60;

const asked = {
	key,
	words,
	help: words.optional(),
	required: z.enum(['no', 'soft', 'yes']),
	when: condition.optional(),
	endIf: condition.optional()
};
const order = z.enum(['fixed', 'random']);
const many = z.int().min(0).max(mostOptions).optional();
const bound = z.number().min(-1e12).max(1e12).optional();
const lines = z.array(z.strictObject({ key, words })).max(mostOptions);
const options = z
	.array(
		z.strictObject({
			key,
			words,
			exclusive: z.boolean().optional(),
			other: z.boolean().optional()
		})
	)
	.max(mostOptions);
const choosing = { ...asked, options, order };
const matrix = { ...asked, rows: lines, columns: lines, order };
const ends = { ...asked, low: words.optional(), high: words.optional() };

/** A question of any kind, strictly as `questions.ts` says. */
export const question = z.discriminatedUnion('kind', [
	z.strictObject({ ...choosing, kind: z.literal('single') }),
	z.strictObject({ ...choosing, kind: z.literal('dropdown') }),
	z.strictObject({ ...choosing, kind: z.literal('multiple'), min: many, max: many }),
	z.strictObject({ ...asked, kind: z.literal('yes-no') }),
	z.strictObject({ ...ends, kind: z.literal('rating') }),
	z.strictObject({ ...ends, kind: z.literal('recommend') }),
	z.strictObject({ ...matrix, kind: z.literal('matrix-single') }),
	z.strictObject({ ...matrix, kind: z.literal('matrix-multiple') }),
	z.strictObject({ ...choosing, kind: z.literal('ranking'), most: many }),
	z.strictObject({
		...asked,
		kind: z.literal('number'),
		min: bound,
		max: bound,
		decimals: z.int().min(0).max(4),
		unit: words.optional()
	}),
	z.strictObject({ ...asked, kind: z.literal('short-text'), longest: z.int().min(1).max(500) }),
	z.strictObject({ ...asked, kind: z.literal('long-text'), longest: z.int().min(1).max(10_000) }),
	z.strictObject({
		...asked,
		kind: z.literal('date'),
		from: day.optional(),
		until: day.optional()
	}),
	z.strictObject({ ...asked, kind: z.literal('phone') }),
	z.strictObject({ ...asked, kind: z.literal('email') }),
	z.strictObject({ ...asked, kind: z.literal('file'), most: z.int().min(1).max(10) }),
	z.strictObject({
		...asked,
		kind: z.literal('place'),
		plan: z
			.string()
			.regex(/^[\w-]{1,40}$/)
			.optional(),
		buildings: lines
	}),
	z.strictObject({ ...asked, kind: z.literal('consent') }),
	z.strictObject({ ...asked, kind: z.literal('statement') })
]) satisfies z.ZodType<Question>;
