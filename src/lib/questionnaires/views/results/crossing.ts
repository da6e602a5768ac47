import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Question } from '../../questions.ts';
import type { MaskedTally } from '../../summary.ts';
import { labelOf } from '../spoken.ts';
import { plainCell, type HeatGroup, type HeatRow } from './heat.ts';
import { linesOf } from './lines.ts';
import { countWords, netPromoters, numberWords, shareCell, signed } from './result-words.ts';
import { ofShape, type Side } from './side.ts';

/** What several groups said to one question, side by side: a row for each answer, a column for each group. */
export function crossing(question: Question, sides: readonly Side[], locale: Locale): HeatGroup[] {
	const at = { locale };
	const people: HeatRow = {
		...{ key: ':of', name: m.asking_head_answered({}, at) },
		cells: sides.map(({ summary }) => plainCell(countWords(summary.of, locale)))
	};
	const rows = [
		people,
		...measureRows(question, sides, locale),
		...lineRows(question, sides, locale)
	];
	return [{ key: '', rows }, ...gridGroups(question, sides, locale)];
}

/** Means and the like, where the answers are numbers or places. */
function measureRows(question: Question, sides: readonly Side[], locale: Locale): HeatRow[] {
	const at = { locale };
	const row = (key: string, name: string, texts: readonly string[]): HeatRow[] =>
		texts.length === sides.length ? [{ key: `:${key}`, name, cells: texts.map(plainCell) }] : [];
	const scales = ofShape(sides, 'scale');
	const numbers = ofShape(sides, 'numbers').map(({ spread }) => spread);
	const text = (value: number | null | undefined) => numberWords(value ?? null, locale);
	const nets = scales.filter(({ promoters }) => promoters !== undefined).map(netPromoters);
	return [
		...row(
			'scale',
			m.asking_mean({}, at),
			scales.map(({ mean }) => text(mean))
		),
		...row(
			'net',
			m.asking_net({}, at),
			nets.map((net) => (net === null ? '—' : signed(net, locale)))
		),
		...row(
			'mean',
			m.asking_mean({}, at),
			numbers.map((spread) => text(spread?.mean))
		),
		...row(
			'median',
			m.asking_median({}, at),
			numbers.map((spread) => text(spread?.median))
		),
		...rankRows(question, sides, locale)
	];
}

function rankRows(question: Question, sides: readonly Side[], locale: Locale): HeatRow[] {
	const ranks = ofShape(sides, 'ranks');
	if (!('options' in question) || ranks.length < sides.length) return [];
	const label = labelOf(question, locale);
	return question.options.map(({ key }) => ({
		...{ key, name: m.asking_mean_rank_of({ name: label(key) }, { locale }) },
		cells: ranks.map(({ options }) => {
			return plainCell(numberWords(options.find((one) => one.key === key)?.mean ?? null, locale));
		})
	}));
}

/** A row for every line that any of them has; none where the lines of the groups do not fit together. */
function lineRows(question: Question, sides: readonly Side[], locale: Locale): HeatRow[] {
	const lists = sides.map(({ summary }) => linesOf(question, summary, locale));
	const [first = []] = lists;
	const keys = (lines: typeof first) => lines.map(({ key }) => key).join(' ');
	if (question.kind === 'number' && lists.some((lines) => keys(lines) !== keys(first))) return [];
	const names = new Map(lists.flat().map(({ key, name }) => [key, name]));
	const listed = [...names];
	if (question.kind === 'date') listed.sort(([a], [b]) => (a < b ? -1 : 1));
	return listed.map(([key, name]) => ({
		...{ key, name },
		cells: lists.map((lines, i) => {
			const line = lines.find((one) => one.key === key);
			return shareCell(line ? line.count : 0, sides[i]?.summary.of ?? null, locale);
		})
	}));
}

/** Each row of a matrix is a group of its columns. */
function gridGroups(question: Question, sides: readonly Side[], locale: Locale): HeatGroup[] {
	const grids = ofShape(sides, 'grid');
	if (!('rows' in question) || grids.length < sides.length) return [];
	const label = labelOf(question, locale);
	const count = (columns: MaskedTally | undefined, key: string) =>
		columns?.find((one) => one.key === key)?.count ?? null;
	return question.rows.map((row) => {
		const ofRow = grids.map(({ rows }) => rows.find(({ key }) => key === row.key));
		return {
			...{ key: row.key, name: label(row.key) },
			rows: question.columns.map(({ key }) => ({
				...{ key, name: label(key) },
				cells: ofRow.map((one) => shareCell(count(one?.columns, key), one?.of ?? null, locale))
			}))
		};
	});
}
