import { z } from 'zod';

/** What a unit says to the report of a visit. */
export const replyForm = z.object({
	words: z
		.string()
		.max(5_000, 'too_long')
		.refine((typed) => typed.trim() !== '', 'no_words')
		.default('')
});
