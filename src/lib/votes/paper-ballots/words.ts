import { m } from '#i18n/paraglide/messages.js';
import { money, type Locale } from '#lib/ui/format.ts';
import { enteredOf } from '../ballot-forms/read-ballot.ts';
import { inShort } from '../ballot-forms/said.ts';
import { defaultScale, isBudget, type Asked } from '../ballot-forms/shapes.ts';
import { askedText } from '../ballot-forms/words.ts';
import { channelName } from '../words.ts';
import type { Batch, BatchState } from './batch.ts';
import { formOf } from './form-of.ts';
import type { EntryFault } from './rows.ts';
import { styleOf, type Entry, type Style, type TypedFault } from './typed.ts';

/** What a paper says, in one line. */
export function entryText({ choice, invalid }: Entry, asked: Asked, locale: Locale): string {
	if (invalid) return m.paper_spoiled();
	return choice === null ? m.paper_blank() : inShort(asked, enteredOf(choice), locale);
}

/** Why a row was not kept. */
export function faultText(fault: EntryFault): string {
	if (fault.where === 'choice') return typedFaultText(fault.fault);
	if (fault.reason === 'already_cast')
		return m.paper_fault_already_cast({ channel: channelName(fault.channel) });
	return {
		not_a_number: m.paper_fault_not_a_number,
		mistyped: m.paper_fault_mistyped,
		unknown: m.paper_fault_unknown,
		twice_here: m.paper_fault_twice_here,
		removed: m.paper_fault_removed
	}[fault.reason]();
}

/** Why what was typed says nothing that can stand. */
export function typedFaultText(fault: TypedFault): string {
	switch (fault.reason) {
		case 'empty':
			return m.paper_fault_empty();
		case 'twice':
			return m.paper_fault_twice();
		case 'not_understood':
			return m.paper_fault_not_understood();
		case 'no_such_number':
			return m.paper_fault_no_such_number({ number: fault.number });
		case 'parts':
			return m.paper_fault_parts({ need: fault.need, have: fault.have });
		case 'choice':
			return `${choiceFaultText(fault)} ${m.paper_fault_is_spoiled()}`;
	}
}

function choiceFaultText({ fault }: Extract<TypedFault, { reason: 'choice' }>): string {
	switch (fault.reason) {
		case 'too_many':
			return m.paper_fault_too_many({ limit: fault.limit });
		case 'too_few':
			return m.paper_fault_too_few({ limit: fault.limit });
		case 'off_scale':
			return m.paper_fault_off_scale({ lowest: fault.lowest, highest: fault.highest });
		case 'too_many_points':
			return m.paper_fault_too_many_points({ points: fault.points });
		default:
			return m.paper_fault_not_allowed();
	}
}

const typeHow: Record<Style, () => string> = {
	motion: m.paper_type_one,
	one: m.paper_type_one,
	ticks: m.paper_type_ticks,
	ranks: m.paper_type_boxes,
	scores: m.paper_type_boxes,
	points: m.paper_type_boxes
};

/** How a paper is typed. */
export const typeText = (asked: Asked): string => typeHow[styleOf(formOf(asked))]();

/** What stands on the printed ballot for those who fill it in. */
export function fillText(asked: Asked, locale: Locale): string {
	const { scale: [lowest, highest] = defaultScale, points = 0, budget = 0 } = asked.settings;
	const style = styleOf(formOf(asked));
	const how = {
		motion: m.paper_fill_one,
		one: m.paper_fill_one,
		ticks: () => m.paper_fill_ticks({ how: askedText(asked) }),
		ranks: m.paper_fill_ranks,
		scores: () => m.paper_fill_scores({ lowest, highest }),
		points: () => m.paper_fill_points({ points })
	}[style]();
	if (!isBudget(asked.method)) return how;
	return [m.paper_fill_budget({ budget: money(budget, locale) }), how].join(
		locale === 'en' ? ' ' : ''
	);
}

/** 第 3 批, with its title if it has one. */
export function batchName({ number, title }: Pick<Batch, 'number' | 'title'>): string {
	return title ? m.paper_batch_titled({ number, title }) : m.paper_batch({ number });
}

const stateNames: Record<BatchState, () => string> = {
	entering: m.paper_state_entering,
	comparing: m.paper_state_comparing,
	closed: m.paper_state_closed,
	discarded: m.paper_state_discarded
};
export const stateName = (state: BatchState): string => stateNames[state]();

/** The colour of a state, as the name of a chip's class. */
export const stateTones: Record<BatchState, string> = {
	entering: 'zhu',
	comparing: 'zhe',
	closed: 'cui',
	discarded: ''
};
