import { m } from '#i18n/paraglide/messages.js';
import type { KeepState } from '#lib/ui/keeper.svelte.ts';
import type { State } from './queue.ts';
import { evidenceMarks, type EvidenceMark, type Missing } from './review.ts';
import type { Done } from './stops.ts';

const stateNames: Record<State, () => string> = {
	new: m.reviews_state_new,
	writing: m.reviews_state_writing,
	ready: m.reviews_state_ready,
	waiting: m.reviews_state_waiting,
	explain: m.reviews_state_explain,
	done: m.reviews_state_done,
	missed: m.reviews_state_missed
};
/** Where a review stands, for its evaluator. */
export const stateName = (state: State): string => stateNames[state]();

export const stateTones: Record<State, string> = {
	new: '',
	writing: 'dian',
	ready: 'zhu',
	waiting: 'cui',
	explain: 'zhu',
	done: 'cui',
	missed: 'zhu'
};

const nextNames: Record<State, () => string> = {
	new: m.reviews_next_new,
	writing: m.reviews_next_writing,
	ready: m.reviews_next_ready,
	waiting: m.reviews_next_look,
	explain: m.reviews_next_explain,
	done: m.reviews_next_look,
	missed: m.reviews_next_look
};
/** What their evaluator does next with it. */
export const nextName = (state: State): string => nextNames[state]();

const doneNames: Record<Done, () => string> = {
	all: m.reviews_done_all,
	part: m.reviews_done_part,
	none: m.reviews_done_none
};
export const doneName = (done: Done): string => doneNames[done]();

const markNames: Record<EvidenceMark, () => string> = {
	convincing: m.reviews_mark_convincing,
	partly: m.reviews_mark_partly,
	not: m.reviews_mark_not
};
/** How far evidence convinces; what is no mark stands for itself. */
export function markName(mark: string): string {
	const found = evidenceMarks.find((one) => one === mark);
	return found ? markNames[found]() : mark;
}

const fieldNames: Record<string, () => string> = {
	score: m.reviews_score,
	comment: m.reviews_comment,
	strengths: m.reviews_strengths,
	improvements: m.reviews_improvements,
	questions: m.reviews_questions
};
/** A field of a review by its name in the form. */
export const fieldName = (name: string): string => fieldNames[name]?.() ?? name;

const keepTexts: Record<Exclude<KeepState, 'kept' | 'refused'>, () => string> = {
	unsent: m.reviews_keep_unsent,
	sending: m.reviews_keep_sending,
	unreachable: m.reviews_keep_unreachable,
	busy: m.reviews_keep_busy,
	signed_out: m.reviews_keep_signed_out,
	conflict: m.reviews_keep_conflict,
	held: m.reviews_keep_held
};
/** What becomes of what was typed. */
export const keepText = (state: keyof typeof keepTexts): string => keepTexts[state]();

const missingTexts: Record<Missing['reason'], () => string> = {
	no_score: m.reviews_lack_score,
	no_comment: m.reviews_lack_comment,
	no_strengths: m.reviews_lack_strengths,
	no_improvements: m.reviews_lack_improvements
};
export const missingText = (reason: Missing['reason']): string => missingTexts[reason]();

const refusals: Record<string, () => string> = {
	sealed: m.reviews_refused_sealed,
	too_late: m.reviews_refused_too_late,
	gone: m.reviews_refused_gone,
	not_on_scale: m.reviews_refused_not_on_scale,
	edited_meanwhile: m.reviews_refused_edited_meanwhile,
	incomplete: m.reviews_refused_incomplete,
	no_reason: m.reviews_refused_no_reason,
	no_comment: m.reviews_lack_comment,
	no_words: m.reviews_refused_no_words,
	unchanged: m.reviews_refused_unchanged,
	settled: m.reviews_refused_settled,
	decided: m.reviews_refused_settled,
	not_all_in: m.reviews_refused_not_all_in,
	changed_meanwhile: m.reviews_refused_edited_meanwhile,
	already: m.reviews_refused_already,
	closed: m.reviews_refused_closed
};
/** Why something was not taken. */
export function refusalText(reason: string): string {
	return (refusals[reason] ?? m.reviews_refused_other)();
}
