import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Question } from '../../questions.ts';
import type { Masked, MaskedTally } from '../../summary.ts';
import { labelOf } from '../spoken.ts';
import { numberWords } from './result-words.ts';

/** One thing that could be said, and how many said it; null is not shown. */
export type Line = { key: string; name: string; count: number | null };

/** What was said to a question, line by line; for a matrix, ranks and words there is another table or none. */
export function linesOf(question: Question, summary: Masked, locale: Locale): Line[] {
	switch (summary.shape) {
		case 'options':
			return named(summary.options, optionName(question, locale));
		case 'scale':
			return summary.values.map(({ value, count }) => ({
				...{ key: String(value), name: String(value), count }
			}));
		case 'numbers':
			return (summary.spread?.bins ?? []).map(({ from, to, count }) => ({
				...{ key: String(from), name: rangeName(from, to, locale), count }
			}));
		case 'dates':
			return periods(summary.months, locale);
		case 'places':
			return named(summary.buildings, labelOf(question, locale));
		default:
			return [];
	}
}

/** The line that most people said, and those that as many said; none where nobody did or it is not shown. */
export function mostSaid(lines: readonly Line[]): Line[] {
	if (lines.some(({ count }) => count === null)) return [];
	const most = Math.max(0, ...lines.map(({ count }) => count ?? 0));
	return most === 0 ? [] : lines.filter(({ count }) => count === most);
}

function optionName(question: Question, locale: Locale): (key: string) => string {
	const at = { locale };
	if (question.kind === 'consent') return () => m.asking_agreed({}, at);
	if (question.kind === 'yes-no') {
		return (key) => (key === 'yes' ? m.asking_yes({}, at) : m.asking_no({}, at));
	}
	return labelOf(question, locale);
}

function named(tally: MaskedTally, name: (key: string) => string): Line[] {
	return tally.map(({ key, count }) => ({ key, name: name(key), count }));
}

function rangeName(from: number, to: number, locale: Locale): string {
	const [low, high] = [numberWords(from, locale), numberWords(to, locale)];
	return low === high ? low : `${low} – ${high}`;
}

/** As many months as can be read one below the other; more are put together by years. */
const mostMonths = 24;

/** Months with those between them that nobody named, or years. */
function periods(months: MaskedTally, locale: Locale): Line[] {
	const [first, last] = [months[0]?.key, months.at(-1)?.key];
	if (first === undefined || last === undefined) return [];
	const all = between(first, last);
	if (all.length <= mostMonths) {
		const counts = new Map(months.map(({ key, count }) => [key, count]));
		return all.map((key) => {
			const count = counts.get(key);
			return { key, name: monthName(key, locale), count: count === undefined ? 0 : count };
		});
	}
	const years = new Map<string, number | null>();
	for (const { key, count } of months) {
		const year = key.slice(0, 4);
		const before = years.get(year) ?? (years.has(year) ? null : 0);
		years.set(year, before === null || count === null ? null : before + count);
	}
	return [...years].map(([key, count]) => ({ key, name: yearName(key, locale), count }));
}

function between(first: string, last: string): string[] {
	const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
	const length = Math.min(number(last) - number(first) + 1, mostMonths + 1);
	return Array.from({ length }, (_, i) => {
		const at = number(first) + i;
		return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
	});
}

function monthName(month: string, locale: Locale): string {
	return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
		...{ year: 'numeric', month: 'long', timeZone: 'UTC' }
	}).format(Date.parse(`${month}-01T00:00:00Z`));
}

function yearName(year: string, locale: Locale): string {
	return locale === 'en' ? year : `${year}年`;
}
