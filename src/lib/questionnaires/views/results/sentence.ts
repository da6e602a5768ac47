import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import { say } from '../../document.ts';
import type { Question } from '../../questions.ts';
import type { Masked } from '../../summary.ts';
import { dayWords } from '../how-words.ts';
import { labelOf } from '../spoken.ts';
import { linesOf, mostSaid } from './lines.ts';
import { ranksOf } from './ranks.ts';
import { countWords, netPromoters, numberWords, shareWords, signed } from './result-words.ts';

/** What a question came to, in a plain sentence or two. */
export function findingSentence(question: Question, summary: Masked, locale: Locale): string {
	const at = { locale };
	if (summary.of === null) return m.asking_said_few({}, at);
	if (summary.of === 0) return m.asking_said_nobody({}, at);
	const rest = moreOf(question, summary, locale);
	const of = countWords(summary.of, locale);
	if (question.kind === 'consent') return m.asking_said_agreed({ of }, at);
	const people = m.asking_said_people({ of }, at);
	return rest ? people + (locale === 'en' ? ' ' : '') + rest : people;
}

function moreOf(question: Question, summary: Masked, locale: Locale): string {
	switch (summary.shape) {
		case 'options':
			return mostWords(question, summary, locale);
		case 'dates':
			return spanWords(summary, locale) + mostWords(question, summary, locale);
		case 'places':
			return mostWords(question, summary, locale);
		case 'scale':
			return scaleWords(question, summary, locale);
		case 'grid':
			return gridWords(question, summary, locale);
		case 'ranks':
			return rankWords(question, summary, locale);
		case 'numbers':
			return spreadWords(question, summary, locale);
		case 'words':
			return '';
	}
}

type Of<S extends Masked['shape']> = Extract<Masked, { shape: S }>;

function mostWords(question: Question, summary: Masked, locale: Locale): string {
	const most = mostSaid(linesOf(question, summary, locale));
	const [first] = most;
	if (!first || most.length > 3) return '';
	const at = { locale };
	const names = most.map(({ name }) => name).join(m.asking_quoted_comma({}, at));
	const count = countWords(first.count, locale);
	const share = shareWords(first.count, summary.of);
	return most.length === 1
		? m.asking_said_most({ name: names, count, share }, at)
		: m.asking_said_most_each({ names, count, share }, at);
}

function spanWords({ first, last }: Of<'dates'>, locale: Locale): string {
	if (first === null || last === null) return '';
	const [from, until] = [dayWords(first, locale), dayWords(last, locale)];
	return m.asking_said_span({ from, until }, { locale }) + (locale === 'en' ? ' ' : '');
}

function scaleWords(question: Question, summary: Of<'scale'>, locale: Locale): string {
	const { mean, values, of } = summary;
	if (mean === null) return '';
	const at = { locale };
	const most = values.at(-1)?.value ?? 0;
	const score = m.asking_said_mean({ mean: numberWords(mean, locale), most }, at);
	const space = locale === 'en' ? ' ' : '';
	if (question.kind === 'recommend') {
		const net = netPromoters(summary);
		return net === null
			? score
			: score + space + m.asking_said_net({ net: signed(net, locale) }, at);
	}
	const high = values.slice(3).reduce<number | null>((sum, { count }) => add(sum, count), 0);
	return high === null
		? score
		: score + space + m.asking_said_content({ share: shareWords(high, of) }, at);
}

function gridWords(question: Question, { rows }: Of<'grid'>, locale: Locale): string {
	const label = labelOf(question, locale);
	const cells = rows.flatMap((row) =>
		row.columns.map(({ key, count }) => ({ row: row.key, column: key, count, of: row.of }))
	);
	const share = ({ count, of }: (typeof cells)[number]) => (of ? (count ?? 0) / of : 0);
	const [top] = [...cells].sort((a, b) => share(b) - share(a));
	if (!top?.count || !top.of) return '';
	return m.asking_said_grid(
		{ row: label(top.row), column: label(top.column), share: shareWords(top.count, top.of) },
		{ locale }
	);
}

function rankWords(question: Question, summary: Of<'ranks'>, locale: Locale): string {
	const [top] = ranksOf(summary);
	if (!top || top.first === null || top.score === null) return '';
	const name = labelOf(question, locale)(top.key);
	return m.asking_said_rank({ name, count: countWords(top.first, locale) }, { locale });
}

function spreadWords(question: Question, { spread }: Of<'numbers'>, locale: Locale): string {
	if (!spread || spread.mean === null || spread.median === null) return '';
	const unit = question.kind === 'number' ? say(question.unit, locale) : '';
	const behind = unit && ` ${unit}`;
	const mean = numberWords(spread.mean, locale) + behind;
	const median = numberWords(spread.median, locale) + behind;
	return m.asking_said_spread({ mean, median }, { locale });
}

function add(sum: number | null, count: number | null): number | null {
	return sum === null || count === null ? null : sum + count;
}
