import { z } from 'zod';

const most = 1_000_000;

/** A number of hands; an empty field is no number, for a nought must be said. */
const hands = z
	.string()
	.trim()
	.min(1, 'required')
	.regex(/^\d{1,7}$/, 'not_whole')
	.refine((digits) => Number(digits) <= most, 'not_whole')
	.default('');

/**
 * A show of hands as it is written down. Issues are reasons ('required', 'not_whole', 'too_long'). Numbers stay
 * the text that was typed, so that an empty field is told from a nought.
 */
export const handsForm = z.object({
	key: z.string().min(1).max(40).default(''),
	present: hands,
	votes_for: hands,
	votes_against: hands,
	abstaining: hands,
	note: z
		.string()
		.transform((text) => text.replace(/[^\P{Cc}\n]/gu, '').trim())
		.pipe(z.string().max(500, 'too_long'))
		.default('')
});

export type HandsInput = z.infer<typeof handsForm>;
