import { z } from 'zod';

const line = (max: number) =>
	z
		.string()
		.max(1_000, 'too_long')
		.transform((text) => text.replace(/\s+/gu, ' ').trim())
		.pipe(z.string().max(max, 'too_long'));

const reason = line(200).pipe(z.string().min(2, 'required'));

/** One line of a roll, written by hand; what a kind of roll needs is checked by the rules that files are checked by. */
export const entryForm = z.object({
	/** Of a correction: the version that was opened. Of a new line: nothing. */
	version: z.number().int().min(0).default(0),
	/** Of a new line: a double tap adds one. */
	key: z.string().max(40).default(''),
	name: line(60).default(''),
	building: line(40).default(''),
	entrance: line(40).default(''),
	room: line(40).default(''),
	area: line(30).default(''),
	owner_key: line(60).default(''),
	developer: z.boolean().default(false),
	/** Empty leaves the phone of a corrected line as it is. */
	phone: line(40).default(''),
	forget_phone: z.boolean().default(false),
	reason
});
export type EntryInput = z.infer<typeof entryForm>;

export const removalForm = z.object({ reason });

/** What a roll is called. */
export const rollName = line(60).pipe(z.string().min(1, 'required')).default('');

export const nameForm = z.object({ name: rollName });
