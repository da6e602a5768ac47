import { m } from '#i18n/paraglide/messages.js';
import { fieldName } from '../words.ts';
import type { FormField } from './check.ts';

/** What to say beside a field of the form for a line, by the reason. */
export function faultText(field: FormField | 'reason', reason: string): string {
	if (field === 'reason')
		return reason === 'too_long'
			? m.rolls_fault_too_long({ field: m.rolls_form_reason() })
			: m.rolls_fault_reason();
	const name = fieldName(field);
	if (reason.startsWith('missing_')) return m.rolls_fault_required({ field: name });
	if (reason === 'area_too_large') return m.rolls_fault_area_too_large();
	if (reason.endsWith('_area')) return m.rolls_fault_area();
	if (reason.endsWith('_phone') || reason.endsWith('_phones')) return m.rolls_fault_phone();
	if (reason === 'too_long') return m.rolls_fault_too_long({ field: name });
	return reason === 'identity_number' ? m.rolls_fault_identity() : m.rolls_fault_other();
}

const refusals: Record<string, () => string> = {
	same_door: m.rolls_fault_same_door,
	duplicate: m.rolls_fault_duplicate,
	retired: m.rolls_fault_retired,
	edited_meanwhile: m.rolls_fault_edited_meanwhile
};

/** What to say above the form when the change was not made. */
export function refusalText(reason: string): string {
	return refusals[reason]?.() ?? m.rolls_fault_other();
}
