import { m } from '#i18n/paraglide/messages.js';
import { maxFileBytes, type StoreRefusal } from '#lib/files/files.ts';
import type { Locale } from '#lib/ui/format.ts';
import { longestOther } from '../kinds/choosing.ts';
import type { Fault } from '../kinds/kind.ts';
import type { Question } from '../questions.ts';
import { dayWords } from './how-words.ts';

/** Why a question is asked again: its answer does not stand, is missing, or its file could not be kept. */
export type FaultName = Fault | 'required' | 'soft' | `file_${StoreRefusal}`;

/** What is wrong with an answer, in words that say what would mend it. */
export function faultWords(question: Question, fault: FaultName, locale: Locale): string {
	const at = { locale };
	switch (fault) {
		case 'required':
			return missing(question, locale);
		case 'soft':
			return m.asking_fault_soft({}, at);
		case 'wrong_shape':
			return m.asking_fault_wrong_shape({}, at);
		case 'no_such_option':
			return m.asking_fault_no_such_option({}, at);
		case 'other_without_words':
			return m.asking_fault_other_without_words({}, at);
		case 'not_alone':
			return m.asking_fault_not_alone({}, at);
		case 'too_few':
			return 'rows' in question
				? m.asking_fault_too_few_rows({}, at)
				: m.asking_fault_too_few({ min: 'min' in question ? (question.min ?? 1) : 1 }, at);
		case 'too_many':
			return tooMany(question, locale);
		case 'twice':
			return m.asking_fault_twice({}, at);
		case 'not_a_number':
			return m.asking_fault_not_a_number({}, at);
		case 'too_small':
			return m.asking_fault_too_small({ min: boundsOf(question)[0] }, at);
		case 'too_large':
			return m.asking_fault_too_large({ max: boundsOf(question)[1] }, at);
		case 'too_many_decimals':
			return decimals(question.kind === 'number' ? question.decimals : 0, locale);
		case 'too_long':
			return m.asking_fault_too_long(
				{ longest: 'longest' in question ? question.longest : longestOther },
				at
			);
		case 'no_such_date':
			return m.asking_fault_no_such_date({}, at);
		case 'too_early':
			return m.asking_fault_too_early({ day: bound(question, 'from', locale) }, at);
		case 'too_late':
			return m.asking_fault_too_late({ day: bound(question, 'until', locale) }, at);
		case 'not_a_phone':
			return m.asking_fault_not_a_phone({}, at);
		case 'not_an_email':
			return m.asking_fault_not_an_email({}, at);
		case 'not_on_the_plan':
			return m.asking_fault_not_on_the_plan({}, at);
		default:
			return fileWords(fault, locale);
	}
}

function missing(question: Question, locale: Locale): string {
	const at = { locale };
	if ('options' in question && question.kind !== 'ranking') return m.asking_fault_choose({}, at);
	switch (question.kind) {
		case 'yes-no':
		case 'rating':
		case 'recommend':
			return m.asking_fault_choose({}, at);
		case 'ranking':
			return m.asking_fault_rank({}, at);
		case 'consent':
			return m.asking_fault_consent({}, at);
		case 'file':
			return m.asking_fault_file({}, at);
		default:
			return m.asking_fault_required({}, at);
	}
}

function tooMany(question: Question, locale: Locale): string {
	const at = { locale };
	switch (question.kind) {
		case 'multiple':
			return m.asking_fault_too_many({ max: question.max ?? question.options.length }, at);
		case 'ranking':
			return m.asking_fault_too_many_ranked({ most: question.most ?? question.options.length }, at);
		case 'file':
			return m.asking_fault_too_many_files({ most: question.most }, at);
		default:
			return m.asking_fault_one_a_row({}, at);
	}
}

function boundsOf(question: Question): [number, number] {
	if (question.kind === 'rating') return [1, 5];
	if (question.kind === 'recommend') return [0, 10];
	return question.kind === 'number' ? [question.min ?? -1e12, question.max ?? 1e12] : [0, 0];
}

function decimals(digits: number, locale: Locale): string {
	return digits === 0
		? m.asking_fault_whole({}, { locale })
		: m.asking_fault_decimals({ digits }, { locale });
}

function bound(question: Question, end: 'from' | 'until', locale: Locale): string {
	return question.kind === 'date' ? dayWords(question[end] ?? '', locale) : '';
}

function fileWords(fault: `file_${StoreRefusal}`, locale: Locale): string {
	const at = { locale };
	switch (fault) {
		case 'file_too_large':
			return m.asking_fault_file_too_large({ most: maxFileBytes / 1024 / 1024 }, at);
		case 'file_wrong_type':
			return m.asking_fault_file_wrong_type({}, at);
		case 'file_quota':
			return m.asking_fault_file_quota({}, at);
		case 'file_empty':
		case 'file_broken':
			return m.asking_fault_file_broken({}, at);
	}
}
