import { m } from '#i18n/paraglide/messages.js';
import type { HelpReason } from './help.ts';

const reasons: Record<HelpReason, () => string> = {
	eyesight: m.assistance_why_eyesight,
	cannot_read: m.assistance_why_cannot_read,
	no_phone: m.assistance_why_no_phone,
	other: m.assistance_why_other
};

/** Why help was needed. */
export const helpReasonName = (reason: HelpReason): string => reasons[reason]();

const faults: Record<string, () => string> = {
	not_present: m.assistance_fault_not_present,
	no_reason: m.assistance_fault_no_reason,
	no_note: m.assistance_fault_no_note,
	note_long: m.assistance_fault_note_long,
	note_wrong: m.assistance_fault_note_wrong
};

/** What is wrong with a field of the form; a fault without words of its own is a reason that nobody offered. */
export function helpFaultText(fault: string | undefined): string | undefined {
	return fault === undefined ? undefined : (faults[fault] ?? m.assistance_fault_no_reason)();
}
