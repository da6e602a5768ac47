import { m } from '#i18n/paraglide/messages.js';
import { helpReasons, type HelpReason } from './help.ts';
import type { Ruling } from './objections.ts';

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

/** Who helped, when and why, with the note. */
export function helpText(
	helped: { helped_by: string | null; why: string | null; help_note: string | null },
	at: string
): string {
	const reason = helpReasons.find((one) => one === helped.why) ?? 'other';
	const said = { name: helped.helped_by ?? '', at, why: helpReasonName(reason) };
	return helped.help_note
		? m.objections_helped_note({ ...said, note: helped.help_note })
		: m.objections_helped(said);
}

export const rulingName = (ruling: Ruling): string =>
	ruling === 'upheld' ? m.objections_upheld() : m.objections_dismissed();

/** Where an objection stands, and the colour of its chip. */
export function objectionState(objection: {
	settled_at: number | null;
	proposed_by: string | null;
	ruling: Ruling | null;
}): { name: string; tone: string } {
	if (objection.settled_at === null) {
		return objection.proposed_by === null
			? { name: m.objections_state_new(), tone: 'zhe' }
			: { name: m.objections_state_proposed(), tone: 'dian' };
	}
	return objection.ruling === 'upheld'
		? { name: m.objections_state_upheld(), tone: 'zhu' }
		: { name: m.objections_state_dismissed(), tone: '' };
}

const rulingFaults = {
	no_ruling: m.objections_fault_no_ruling,
	no_reason: m.objections_fault_no_reason,
	already_settled: m.objections_fault_already_settled,
	already_proposed: m.objections_fault_already_proposed,
	nothing_waiting: m.objections_fault_nothing_waiting,
	same_person: m.votes_answer_same_person,
	wrong_pair: m.votes_answer_wrong_pair
};

export type RulingFault = keyof typeof rulingFaults;

/** Why a ruling was not taken. */
export const rulingFaultText = (fault: RulingFault): string => rulingFaults[fault]();

const dones: Record<string, () => string> = {
	proposed: m.objections_done_proposed,
	settled: m.objections_done_settled,
	withdrawn: m.objections_done_withdrawn
};

/** What was just done, for the page that follows. */
export const doneText = (done: string | null): string | undefined =>
	done !== null && Object.hasOwn(dones, done) ? dones[done]?.() : undefined;
