import { z } from 'zod';
import { rollName } from '../hand/entry.form.ts';

/** The last word on an import: of a new roll its name, and the version that the person saw. */
export const confirmForm = z.object({
	version: z.number().int().min(1).default(1),
	name: rollName
});
export type ConfirmInput = z.infer<typeof confirmForm>;
