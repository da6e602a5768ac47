import { m } from '#i18n/paraglide/messages.js';
import type { Batch, BatchState } from './batch.ts';
import type { Question } from '../questions.ts';
import type { HolderFault } from './holder.ts';

/** 第 3 批 */
export function batchName({ number }: Pick<Batch, 'number'>): string {
	return m.entering_batch({ number });
}

const stateNames: Record<BatchState, () => string> = {
	entering: m.entering_state_entering,
	comparing: m.entering_state_comparing,
	closed: m.entering_state_closed,
	discarded: m.entering_state_discarded
};
export const stateName = (state: BatchState): string => stateNames[state]();

/** The colour of a state, as the name of a chip's class. */
export const stateTones: Record<BatchState, string> = {
	entering: 'zhu',
	comparing: 'zhe',
	closed: 'cui',
	discarded: ''
};

/** By which way somebody answered. */
export function channelName(channel: string): string {
	if (channel === 'online') return m.entering_channel_online();
	return channel === 'paper' ? m.entering_channel_paper() : m.entering_channel_import();
}

/** How the line of a question is typed. */
export function typeText(question: Question): string {
	switch (question.kind) {
		case 'single':
		case 'dropdown':
			return hasOther(question) ? m.entering_type_one_other() : m.entering_type_one();
		case 'multiple':
			return hasOther(question) ? m.entering_type_many_other() : m.entering_type_many();
		case 'yes-no':
			return m.entering_type_yes_no();
		case 'rating':
			return m.entering_type_rating();
		case 'recommend':
			return m.entering_type_recommend();
		case 'matrix-single':
			return m.entering_type_matrix({ rows: question.rows.length });
		case 'matrix-multiple':
			return m.entering_type_matrix_many({ rows: question.rows.length });
		case 'ranking':
			return m.entering_type_ranking();
		case 'number':
			return m.entering_type_number();
		case 'date':
			return m.entering_type_date();
		case 'place':
			return question.plan ? m.entering_type_place_plan() : m.entering_type_one();
		case 'consent':
			return m.entering_type_consent();
		case 'long-text':
			return m.entering_type_long();
		default:
			return m.entering_type_words();
	}
}

function hasOther(question: Extract<Question, { kind: 'single' | 'dropdown' | 'multiple' }>) {
	return question.options.some(({ other }) => other);
}

/** Why a paper has nobody, or must be laid aside. */
export function whoseText(
	fault: HolderFault | 'twice_here' | { answered: string },
	position: number
): string {
	if (typeof fault === 'object')
		return m.entering_whose_answered({ channel: channelName(fault.answered) });
	return {
		empty: () => m.entering_whose_empty(),
		unknown: () => m.entering_whose_unknown(),
		void: () => m.entering_whose_void(),
		several: () => m.entering_whose_several(),
		twice_here: () => m.entering_whose_twice({ place: position })
	}[fault]();
}

const answers: Record<string, () => string> = {
	not_compared: m.entering_answer_not_compared,
	unsettled: m.entering_answer_unsettled,
	empty: m.entering_answer_empty,
	papers: m.entering_answer_papers,
	doubles: m.entering_answer_doubles,
	meanwhile: m.entering_answer_meanwhile,
	rulings: m.entering_answer_rulings,
	nothing: m.entering_answer_nothing,
	how_many: m.entering_answer_how_many,
	not_sure: m.entering_answer_not_sure,
	no_reason: m.entering_answer_no_reason,
	not_yours: m.entering_answer_not_yours,
	not_finished: m.entering_answer_not_finished,
	not_taken: m.entering_answer_not_taken,
	lines: m.entering_answer_lines,
	whose: m.entering_answer_whose,
	place: m.entering_answer_place,
	nobody: m.entering_answer_nobody
};

/** What an action answered, in words that say what to do; null for none. */
export function answerText(answer: string | null | undefined): string | null {
	if (!answer) return null;
	const text = Object.hasOwn(answers, answer) ? answers[answer] : undefined;
	return text?.() ?? m.entering_answer_meanwhile();
}
