import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import { sourcesOf, type Comparable, type Condition, type Test } from '../conditions.ts';
import type { Document } from '../document.ts';
import type { Question } from '../questions.ts';
import { conditionWords } from './logic-words.ts';
import { numbersOf } from './numbers.ts';

/**
 * Where to go on after a question on paper: past the questions right behind it that hang on it, all by the same
 * condition, or to the end; undefined where one simply goes on.
 */
export function skipWords(
	question: Question,
	document: Document,
	locale: Locale
): string | undefined {
	const said = [endWords(question, document, locale), pastWords(question, document, locale)];
	return said.filter(Boolean).join(locale === 'en' ? ' ' : '') || undefined;
}

function endWords({ endIf }: Question, document: Document, locale: Locale): string {
	if (!endIf) return '';
	return m.asking_end_if({ words: conditionWords(endIf, document, locale) }, { locale });
}

function pastWords(question: Question, document: Document, locale: Locale): string {
	const all = document.sections.flatMap(({ when, questions }) =>
		questions.map((one) => ({ question: one, when: both(when, one.when) }))
	);
	const here = all.findIndex((one) => one.question === question);
	const when = all[here + 1]?.when;
	if (!when || JSON.stringify(when) === JSON.stringify(all[here]?.when)) return '';
	if (!sourcesOf(when).some((source) => 'question' in source && source.question === question.key)) {
		return '';
	}
	const behind = all.slice(here + 1);
	const run = behind.findIndex((one) => JSON.stringify(one.when) !== JSON.stringify(when));
	const numbers = numbersOf(document);
	const next = (run < 0 ? [] : behind.slice(run)).find((one) => numbers.has(one.question.key));
	const number = next && numbers.get(next.question.key);
	const at = { locale };
	const against = complement(when, question);
	const words = conditionWords(against ?? when, document, locale);
	if (number === undefined) {
		return against ? m.asking_end_if({ words }, at) : m.asking_end_unless({ words }, at);
	}
	return against
		? m.asking_skip_if({ words, number }, at)
		: m.asking_skip_unless({ words, number }, at);
}

function both(a: Condition | undefined, b: Condition | undefined): Condition | undefined {
	return a && b ? { all: [a, b] } : (a ?? b);
}

/** The choices that lead past, where they are few enough to be named. */
function complement(when: Condition, question: Question): Test | undefined {
	const to = 'is' in when ? wanted(when) : undefined;
	if (!to || !('is' in when)) return undefined;
	const choices =
		question.kind === 'yes-no'
			? [true, false]
			: question.kind === 'single' || question.kind === 'dropdown'
				? question.options.map(({ key }) => key)
				: [];
	const rest = choices.filter((choice) => !to.includes(choice));
	return rest.length > 0 && rest.length <= 3 ? { of: when.of, is: 'one-of', to: rest } : undefined;
}

function wanted(test: Test): readonly Comparable[] | undefined {
	if (test.is === 'equal') return [test.to];
	return test.is === 'one-of' ? test.to : undefined;
}
