import { z } from 'zod';
import { helpReasons, LONGEST_NOTE } from './help.ts';

/** What a member of staff says before the phone is handed over. Faults are named; the pages find the words. */
export const helpForm = z
	.object({
		present: z.boolean().refine((ticked) => ticked, 'not_present'),
		why: z.enum(['', ...helpReasons]).refine((chosen) => chosen !== '', 'no_reason'),
		note: z
			.string()
			.trim()
			.max(LONGEST_NOTE, 'note_long')
			.regex(/^\P{Cc}*$/u, 'note_wrong')
	})
	.refine(({ why, note }) => why !== 'other' || note !== '', { path: ['note'], error: 'no_note' });
