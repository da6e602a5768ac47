import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Comparable, Condition, Source, Test } from '../conditions.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import { dayWords } from './how-words.ts';
import { numbersOf } from './numbers.ts';
import { labelOf } from './spoken.ts';

/**
 * A condition in plain words, as a clause: 第 3 题选了“否”. Questions go by their numbers, options by their words.
 * Groups within groups stand in brackets.
 */
export function conditionWords(condition: Condition, document: Document, locale: Locale): string {
	const at = { locale };
	const inside = (one: Condition) => {
		const words = conditionWords(one, document, locale);
		return isGroup(one) ? m.asking_if_group({ words }, at) : words;
	};
	if ('all' in condition) {
		if (condition.all.length === 0) return m.asking_if_always({}, at);
		return condition.all.map(inside).join(m.asking_if_and({}, at));
	}
	if ('any' in condition) {
		if (condition.any.length === 0) return m.asking_if_never({}, at);
		return condition.any.map(inside).join(m.asking_if_or({}, at));
	}
	if ('not' in condition) {
		const words = conditionWords(condition.not, document, locale);
		return m.asking_if_not({ words }, at);
	}
	return testWords(condition, document, locale);
}

function isGroup(condition: Condition): boolean {
	const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
	return parts !== undefined && parts.length > 1;
}

function testWords(test: Test, document: Document, locale: Locale): string {
	const { of } = test;
	const question =
		'question' in of ? questionsOf(document).find(({ key }) => key === of.question) : undefined;
	const what = sourceWords(of, document, locale);
	const row = 'question' in of && of.row !== undefined && question;
	const subject = row
		? m.asking_if_row({ what, row: labelOf(question, locale)(of.row ?? '') }, { locale })
		: what;
	return subject + (locale === 'en' ? ' ' : '') + predicate(test, question, locale);
}

/** What a test looks at: 第 3 题, 您的楼号, 第 2、3 题的合计. */
function sourceWords(source: Source, document: Document, locale: Locale): string {
	const at = { locale };
	const numbers = numbersOf(document);
	const numberOf = (key: string) => String(numbers.get(key) ?? '?');
	if ('question' in source) return m.asking_if_question({ number: numberOf(source.question) }, at);
	if ('roll' in source) {
		const names = {
			building: m.asking_if_building,
			entrance: m.asking_if_entrance,
			room: m.asking_if_room,
			area: m.asking_if_area
		};
		return names[source.roll]({}, at);
	}
	const computed = document.computed.find(({ key }) => key === source.computed);
	const list = (computed?.of ?? []).map(numberOf).join(m.asking_comma({}, at));
	const ways = { sum: m.asking_if_sum, mean: m.asking_if_mean, count: m.asking_if_count };
	return ways[computed?.by ?? 'sum']({ numbers: list }, at);
}

function predicate(test: Test, question: Question | undefined, locale: Locale): string {
	const at = { locale };
	const value = (to: Comparable) => valueWords(to, question, locale);
	const isChoice = question !== undefined && isChosen(question);
	switch (test.is) {
		case 'answered':
			return m.asking_if_answered({}, at);
		case 'unanswered':
			return m.asking_if_unanswered({}, at);
		case 'contains':
			return isChoice
				? m.asking_if_chose({ value: value(test.to) }, at)
				: m.asking_if_contains({ value: value(test.to) }, at);
		case 'equal':
			if (question?.kind === 'multiple' || question?.kind === 'matrix-multiple') {
				return m.asking_if_only({ value: value(test.to) }, at);
			}
			return isChoice
				? m.asking_if_chose({ value: value(test.to) }, at)
				: m.asking_if_equal({ value: value(test.to) }, at);
		case 'unequal':
			return m.asking_if_unequal({ value: value(test.to) }, at);
		case 'one-of': {
			const values = test.to.map(value).join(m.asking_if_or_value({}, at));
			return isChoice
				? m.asking_if_chose({ value: values }, at)
				: m.asking_if_equal({ value: values }, at);
		}
		default:
			return compared(test.is, value(test.to), question?.kind === 'date', locale);
	}
}

function compared(
	is: 'less' | 'at-most' | 'more' | 'at-least',
	value: string,
	isDay: boolean,
	locale: Locale
): string {
	const ways = {
		less: isDay ? m.asking_if_before : m.asking_if_less,
		'at-most': isDay ? m.asking_if_until : m.asking_if_at_most,
		more: isDay ? m.asking_if_after : m.asking_if_more,
		'at-least': isDay ? m.asking_if_from : m.asking_if_at_least
	};
	return ways[is]({ value }, { locale });
}

/** Options are ticked, everything else is written. */
function isChosen(question: Question): boolean {
	return (
		'options' in question ||
		'rows' in question ||
		['yes-no', 'consent', 'place'].includes(question.kind)
	);
}

/** A value in quotation marks if it is words, and bare if it is a number or a day. */
function valueWords(to: Comparable, question: Question | undefined, locale: Locale): string {
	const at = { locale };
	if (typeof to === 'number') return String(to);
	if (typeof to === 'boolean') {
		const value = to ? m.asking_yes({}, at) : m.asking_no({}, at);
		return m.asking_if_quoted({ value }, at);
	}
	if (question?.kind === 'date') return dayWords(to, locale) || to;
	const label = question ? labelOf(question, locale)(to) : to;
	return m.asking_if_quoted({ value: label }, at);
}

/** What stands above a question or section that not everybody is asked; undefined where everybody is. */
export function onlyIfWords(
	what: 'question' | 'section',
	condition: Condition | undefined,
	document: Document,
	locale: Locale
): string | undefined {
	if (!condition) return undefined;
	const words = conditionWords(condition, document, locale);
	return what === 'question'
		? m.asking_only_question({ words }, { locale })
		: m.asking_only_section({ words }, { locale });
}
