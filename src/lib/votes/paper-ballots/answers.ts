import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	not_compared: m.paper_answer_not_compared,
	unsettled: m.paper_answer_unsettled,
	empty: m.paper_answer_empty,
	papers: m.paper_answer_papers,
	more_papers: m.paper_answer_more_papers,
	no_note: m.paper_answer_no_note,
	conflicts: m.paper_answer_conflicts,
	meanwhile: m.paper_answer_meanwhile,
	rulings: m.paper_answer_rulings,
	nothing: m.paper_answer_nothing,
	how_many: m.paper_answer_how_many,
	not_sure: m.paper_answer_not_sure,
	no_reason: m.paper_answer_no_reason,
	not_yours: m.paper_answer_not_yours,
	not_finished: m.paper_answer_not_finished,
	rows: m.paper_answer_rows,
	not_taken: m.paper_answer_not_taken,
	nobody: m.paper_answer_nobody,
	too_many: m.paper_answer_too_many,
	copies: m.paper_answer_copies,
	scan_empty: m.paper_answer_scan_empty,
	scan_not_kept: m.paper_answer_scan_not_kept,
	scan_too_large: m.consultations_attachment_too_large,
	scan_wrong_type: m.consultations_attachment_wrong_type,
	scan_broken: m.consultations_attachment_broken,
	scan_quota: m.consultations_attachment_quota
};

/** What an action answered, in words that say what to do; null for none. */
export function answerText(answer: string | null | undefined): string | null {
	if (!answer) return null;
	const text = Object.hasOwn(texts, answer) ? texts[answer] : undefined;
	return text?.() ?? m.paper_answer_meanwhile();
}
