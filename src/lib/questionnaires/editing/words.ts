import { m } from '#i18n/paraglide/messages.js';
import type { Reason } from '../check.ts';
import type { RollAttribute } from '../conditions.ts';
import type { Mode, Operator, ValueKind } from './condition-edit.ts';
import type { State } from './states.ts';

export const reasonWords: Record<Reason, () => string> = {
	no_questions: m.questionnaires_problem_no_questions,
	too_many_questions: m.questionnaires_problem_too_many_questions,
	key_twice: m.questionnaires_problem_key_twice,
	no_words: m.questionnaires_problem_no_words,
	no_english: m.questionnaires_problem_no_english,
	looks_ahead: m.questionnaires_problem_looks_ahead,
	no_such_source: m.questionnaires_problem_no_such_source,
	no_such_choice: m.questionnaires_problem_no_such_choice,
	never_asked: m.questionnaires_problem_never_asked,
	no_options: m.questionnaires_problem_no_options,
	option_twice: m.questionnaires_problem_option_twice,
	bounds_reversed: m.questionnaires_problem_bounds_reversed,
	no_limit: m.questionnaires_problem_no_limit,
	too_many_places: m.questionnaires_problem_too_many_places
};

export const stateWords: Record<State, { name: () => string; tone: string }> = {
	draft: { name: m.questionnaires_state_draft, tone: '' },
	published: { name: m.questionnaires_state_published, tone: 'cui' },
	changed: { name: m.questionnaires_state_changed, tone: 'zhe' },
	discarded: { name: m.questionnaires_state_discarded, tone: '' }
};

export const modeWords: Record<Mode, () => string> = {
	all: m.questionnaires_mode_all,
	any: m.questionnaires_mode_any,
	none: m.questionnaires_mode_none,
	'not-all': m.questionnaires_mode_not_all
};

export const rollWords: Record<RollAttribute, () => string> = {
	building: m.questionnaires_roll_building,
	entrance: m.questionnaires_roll_entrance,
	room: m.questionnaires_roll_room,
	area: m.questionnaires_roll_area
};

/** A test in words: of dates one is earlier or later, of numbers smaller or larger. */
export function operatorWords(operator: Operator, kind: ValueKind): string {
	const ofDates = kind === 'date' ? dateWords[operator] : undefined;
	return (ofDates ?? testWords[operator])();
}

const testWords: Record<Operator, () => string> = {
	answered: m.questionnaires_is_answered,
	unanswered: m.questionnaires_is_unanswered,
	equal: m.questionnaires_is_equal,
	unequal: m.questionnaires_is_unequal,
	less: m.questionnaires_is_less,
	'at-most': m.questionnaires_is_at_most,
	more: m.questionnaires_is_more,
	'at-least': m.questionnaires_is_at_least,
	'one-of': m.questionnaires_is_one_of,
	contains: m.questionnaires_is_contains
};

const dateWords: Partial<Record<Operator, () => string>> = {
	less: m.questionnaires_is_before,
	'at-most': m.questionnaires_is_not_after,
	more: m.questionnaires_is_after,
	'at-least': m.questionnaires_is_not_before
};
