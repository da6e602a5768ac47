import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Question } from '../../questions.ts';
import { linesOf, mostSaid } from './lines.ts';
import { netPromoters, numberWords, shareWords, signed } from './result-words.ts';
import type { Side } from './side.ts';

/** The one figure by which groups are compared; `share` from 0 to 1 is for a picture of it. */
export type Measure = {
	name: string;
	unit: 'points' | 'percent';
	values: { label: string; of: number | null; value: number | null; text: string; share: number }[];
};

/**
 * What groups are compared by: the mean of a scale or of numbers, the net promoter score, or how many chose what most
 * of the first group chose (of a yes or no, yes); undefined for matrices, ranks, days, places and words.
 */
export function measureOf(
	question: Question,
	sides: readonly Side[],
	locale: Locale
): Measure | undefined {
	const at = { locale };
	if (question.kind === 'recommend') {
		const net = ({ summary }: Side) => (summary.shape === 'scale' ? netPromoters(summary) : null);
		return points(m.asking_net({}, at), sides, net, [-100, 100], (value) => signed(value, locale));
	}
	if (question.kind === 'rating') {
		const mean = ({ summary }: Side) => (summary.shape === 'scale' ? summary.mean : null);
		return points(m.asking_mean_score({}, at), sides, mean, [1, 5], (value) =>
			numberWords(value, locale)
		);
	}
	if (question.kind === 'number') {
		const mean = ({ summary }: Side) =>
			summary.shape === 'numbers' ? (summary.spread?.mean ?? null) : null;
		const most = Math.max(0, ...sides.map((side) => mean(side) ?? 0));
		return points(m.asking_mean({}, at), sides, mean, [0, most || 1], (value) =>
			numberWords(value, locale)
		);
	}
	return chosen(question, sides, locale);
}

function points(
	name: string,
	sides: readonly Side[],
	valueOf: (side: Side) => number | null,
	[least, most]: [number, number],
	text: (value: number) => string
): Measure {
	const values = sides.map((side) => {
		const value = valueOf(side);
		const share = value === null ? 0 : (value - least) / (most - least);
		const { label } = side;
		return { label, of: side.summary.of, value, share, text: value === null ? '—' : text(value) };
	});
	return { name, unit: 'points', values };
}

function chosen(question: Question, sides: readonly Side[], locale: Locale): Measure | undefined {
	const [first] = sides;
	if (first?.summary.shape !== 'options' || question.kind === 'consent') return undefined;
	const lines = linesOf(question, first.summary, locale);
	const option = question.kind === 'yes-no' ? lines[0] : mostSaid(lines)[0];
	if (!option) return undefined;
	const values = sides.map(({ label, summary }) => {
		const { of } = summary;
		const count =
			linesOf(question, summary, locale).find(({ key }) => key === option.key)?.count ?? null;
		const share = count === null || !of ? null : count / of;
		const value = share === null ? null : share * 100;
		return { label, of, value, share: share ?? 0, text: shareWords(count, of) };
	});
	return { name: option.name, unit: 'percent', values };
}

/** How two groups differ, or which of more has most and least; empty where it is not known. */
export function compareWords({ name, unit, values }: Measure, locale: Locale): string {
	const at = { locale };
	const known = values.flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }]));
	const [a, b] = known;
	if (!a || !b) return '';
	if (known.length === 2) {
		const by = Math.round(Math.abs(a.value - b.value) * 10) / 10;
		const text = numberWords(unit === 'percent' ? by : Math.abs(a.value - b.value), locale);
		const difference = unit === 'percent' ? m.asking_percent_points({ by: text }, at) : text;
		return m.asking_compare_two(
			{ name, first: `${a.label} ${a.text}`, second: `${b.label} ${b.text}`, difference },
			at
		);
	}
	const sorted = [...known].sort((one, other) => other.value - one.value);
	const [high = a, low = b] = [sorted[0], sorted.at(-1)];
	return m.asking_compare_many(
		{ name, high: high.label, highest: high.text, low: low.label, lowest: low.text },
		at
	);
}
