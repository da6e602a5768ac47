import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	not_running: m.amendments_answer_not_running,
	not_later: m.amendments_answer_not_later,
	no_such_line: m.amendments_answer_no_such_line,
	no_such_elector: m.amendments_answer_no_such_elector,
	already_elector: m.amendments_answer_already_elector,
	on_roll: m.amendments_answer_on_roll,
	same_door: m.amendments_answer_same_door,
	owner_has_cast: m.amendments_answer_owner_has_cast,
	in_batch: m.amendments_answer_in_batch,
	last_elector: m.amendments_answer_last_elector,
	has_cast: m.amendments_answer_has_cast,
	already_proposed: m.votes_answer_already_proposed,
	edited_meanwhile: m.votes_answer_edited_meanwhile,
	nothing_waiting: m.amendments_answer_nothing_waiting,
	same_person: m.votes_answer_same_person,
	wrong_pair: m.votes_answer_wrong_pair
};

/** Why a change was not made, in words that say what to do. */
export function answerText(answer: string | undefined): string | undefined {
	return answer !== undefined && Object.hasOwn(texts, answer) ? texts[answer]?.() : undefined;
}

/** What is wrong with a field of these forms. */
export function fieldText(field: string, reasons: string[] | undefined): string | undefined {
	const reason = reasons?.[0];
	if (!reason) return undefined;
	if (reason === 'too_long') return m.amendments_fault_too_long();
	if (field === 'closes_at') return m.amendments_fault_closes_at();
	if (field === 'entry' || field === 'elector') return m.amendments_fault_choose();
	return m.amendments_fault_reason();
}
