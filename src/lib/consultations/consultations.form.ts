import { z } from 'zod';
import { isTopic, participants } from './consultations.ts';

/** What makes later text run the other way, and so read as something else. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text: what was pasted over several lines becomes one, without signs that control or turn the writing. */
const line = (max: number) =>
	z
		.string()
		.max(10_000, 'too_long')
		.transform((text) =>
			text
				.replace(TURNS, '')
				.replace(/[\s\p{Cc}]+/gu, ' ')
				.trim()
		)
		.pipe(z.string().max(max, 'too_long'));

const prose = (max: number) =>
	z
		.string()
		.max(max, 'too_long')
		.transform((text) =>
			text
				.replace(TURNS, '')
				.replace(/\r\n?/g, '\n')
				.replace(/[^\P{Cc}\n\t]/gu, '')
				.trim()
		);

/** What a committee says about one matter. `version` is the one that was opened for editing. */
export const consultationForm = z.object({
	key: z.string().max(40).default(''),
	version: z.number().int().min(1).default(1),
	title: line(100).pipe(z.string().min(1, 'required')),
	background: prose(20_000).default(''),
	notice: prose(5_000).default(''),
	topic: z.string().default('').refine(isTopic, 'required'),
	participants: z.array(z.enum(participants)).default([]),
	participants_note: line(200).default('')
});
export type ConsultationInput = z.infer<typeof consultationForm>;
