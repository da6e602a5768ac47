import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	same_person: m.votes_answer_same_person,
	wrong_pair: m.votes_answer_wrong_pair,
	nothing_waiting: m.votes_answer_nothing_waiting,
	edited_meanwhile: m.votes_answer_edited_meanwhile,
	already_done: m.votes_answer_already_done,
	already_proposed: m.votes_answer_already_proposed,
	not_ready: m.votes_answer_not_ready,
	too_late: m.votes_answer_too_late,
	not_published: m.votes_answer_not_published,
	roll_retired: m.votes_answer_roll_retired,
	roll_changed: m.closing_answer_roll_changed,
	no_reason: m.closing_answer_no_reason,
	objection_open: m.closing_answer_objection_open,
	batch_open: m.closing_answer_batch_open,
	no_hands: m.closing_answer_no_hands,
	overfull: m.closing_answer_overfull,
	not_explained: m.closing_answer_not_explained,
	no_note: m.closing_answer_no_note,
	nothing_to_explain: m.closing_answer_nothing_to_explain
};

/** Why two people could not open or close a vote, in words that say what to do. */
export function answerText(answer: string | undefined): string | undefined {
	return answer !== undefined && Object.hasOwn(texts, answer) ? texts[answer]?.() : undefined;
}
