import { z } from 'zod';

/** Everybody will read it: a sentence or two, without marks that turn the direction of writing. */
const reason = z
	.string()
	.max(2_000, 'too_long')
	.transform((text) =>
		text
			.replace(/[\s\p{Cc}]+/gu, ' ')
			.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
			.trim()
	)
	.pipe(z.string().max(300, 'too_long').min(2, 'required'))
	.default('');

const key = z.string().max(64).default('');

/** A later end, as `<input type="datetime-local">` sends it. */
export const prolongForm = z.object({
	key,
	closes_at: z.string().max(30, 'required').min(1, 'required').default(''),
	reason
});

/** A line of the roll that becomes an elector. */
export const addForm = z.object({
	key,
	entry: z.string().max(40).min(1, 'required').default(''),
	reason
});

export const removeForm = z.object({
	key,
	elector: z.string().max(40).min(1, 'required').default(''),
	reason
});

export const cancelForm = z.object({ key, reason });
