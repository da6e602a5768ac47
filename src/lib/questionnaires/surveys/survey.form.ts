import { z } from 'zod';
import { accesses } from './survey.ts';

/** What `<input type="datetime-local">` sends: a time of the unit's own clock. */
const localTime = z
	.string()
	.max(30, 'no_such_time')
	.pipe(z.string().min(1, 'required'))
	.pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'no_such_time'))
	.default('');

const id = z.string().max(40, 'no_such_one').trim().default('');
const key = z.string().max(64).default('');

const asked = {
	key,
	questionnaire_version_id: id.pipe(z.string().min(1, 'required')),
	access: z.enum(accesses, 'required').default('open'),
	opens_at: localTime,
	closes_at: localTime,
	live: z.boolean().default(false)
};

/**
 * A survey as its committee drafts it. Issues are reasons, which the page puts into words. `version` is the one that
 * was opened for editing; 0 for a new draft. Empty: no consultation; a roll that is chosen later.
 */
export const surveyForm = z.object({
	...asked,
	version: z.number().int().min(0).default(0),
	consultation_id: id,
	roll_id: id
});

export type SurveyInput = z.infer<typeof surveyForm>;

/** A questionnaire given to several communities at once, with the same dates by the giver's clock. */
export const givingForm = z.object({
	...asked,
	communities: z
		.array(z.string().max(40))
		.max(1_000, 'too_many')
		.transform((ids) => [...new Set(ids.filter((one) => one !== ''))])
		.pipe(z.array(z.string()).min(1, 'required').max(400, 'too_many'))
		.default([])
});

export type GivingInput = z.infer<typeof givingForm>;

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

/** Why it ends before its time, or why its results are taken back. */
export const reasonForm = z.object({ reason });

/** A later end. */
export const prolongForm = z.object({ closes_at: localTime, reason });
