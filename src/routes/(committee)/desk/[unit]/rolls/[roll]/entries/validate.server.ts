import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { checkEntry } from '#lib/rolls/hand/check.ts';
import { entryForm } from '#lib/rolls/hand/entry.form.ts';
import type { RollKind } from '#lib/rolls/kinds.ts';

/** What was entered, with everything that is wrong with it at once: in form, and by the rules of this kind of roll. */
export async function validate(request: Request, kind: RollKind) {
	const form = await superValidate(request, zod4(entryForm));
	const checked = checkEntry(kind, form.data);
	if (!checked.ok) for (const { field, reason } of checked.faults) setError(form, field, reason);
	return form;
}
