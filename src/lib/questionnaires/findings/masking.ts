import type { Answer } from '../answers.ts';
import type { Question } from '../questions.ts';
import {
	meanOfTimes,
	type Masked,
	type MaskedTally,
	type Summary,
	type Times
} from '../summary.ts';

/** An answer, and how many gave it. */
export type Said = readonly [answer: Answer, times: number];

/** What is shown of one part of the people: by facet, the counts of its categories and, last, of no answer. */
export type Part = {
	rowOf: (facet: string) => readonly (number | null)[];
	/** How many are in that part. */
	size: number;
	/** Their answers to the question; for means where nothing is hidden. */
	said: () => readonly Said[];
};

/**
 * The summary of one part of the people, from the shown cells of the tables of its facets. A mean is told only where
 * no cell that it could help to work out is hidden; what belongs to single people is not told at all.
 */
export function masked(question: Question, all: Summary, part: Part): Masked {
	const { key } = question;
	const row = part.rowOf(key);
	const whole = row.every((cell) => cell !== null);
	const answered = less(part.size, row.at(-1));
	const numbers = () =>
		part
			.said()
			.flatMap(([answer, times]): Times[] => (typeof answer === 'number' ? [[answer, times]] : []));
	switch (all.shape) {
		case 'options':
			return question.kind === 'multiple'
				? {
						shape: 'options',
						of: saidIn(part, `${key}/`),
						options: eachSaid(all.options, key, part)
					}
				: { shape: 'options', of: answered, options: along(all.options, row) };
		case 'scale':
			return {
				...{ shape: 'scale', of: answered, mean: whole ? meanOfTimes(numbers()) : null },
				values: all.values.map(({ value }, at) => ({ value, count: row[at] ?? null })),
				...(all.promoters !== undefined && {
					promoters: sum(row.slice(9, 11)),
					detractors: sum(row.slice(0, 7))
				})
			};
		case 'grid':
			return {
				shape: 'grid',
				of: saidIn(part, `${key}/`),
				rows: gridRows(question, all.rows, part)
			};
		case 'ranks':
			return {
				shape: 'ranks',
				of: saidIn(part, `${key}/`),
				options: ranks(key, all.options, part)
			};
		case 'numbers':
			return {
				...{ shape: 'numbers', of: answered },
				spread: all.spread && {
					...{ least: null, most: null, mean: whole ? meanOfTimes(numbers()) : null },
					median: whole ? medianOf(numbers()) : null,
					bins: all.spread.bins.map((bin, at) => ({ ...bin, count: row[at] ?? null }))
				}
			};
		case 'dates':
			return { ...all, of: answered, first: null, last: null, months: along(all.months, row) };
		case 'places':
			return { ...all, of: answered, points: [], buildings: along(all.buildings, row) };
		case 'words':
			return { shape: 'words', of: saidIn(part, `${key}/`) };
	}
}

function along(tally: readonly { key: string }[], row: readonly (number | null)[]): MaskedTally {
	return tally.map(({ key }, at) => ({ key, count: row[at] ?? null }));
}

function eachSaid(tally: readonly { key: string }[], name: string, part: Part): MaskedTally {
	return tally.map(({ key }) => ({ key, count: saidIn(part, `${name}/${key}`) }));
}

function saidIn(part: Part, facet: string): number | null {
	return part.rowOf(facet)[0] ?? null;
}

type Rows = Extract<Summary, { shape: 'grid' }>['rows'];

function gridRows(question: Question, rows: Rows, part: Part) {
	return rows.map(({ key, columns }) => {
		const name = `${question.key}/${key}`;
		if (question.kind === 'matrix-multiple') {
			return { key, of: saidIn(part, `${name}/`), columns: eachSaid(columns, name, part) };
		}
		const row = part.rowOf(name);
		return { key, of: less(part.size, row.at(-1)), columns: along(columns, row) };
	});
}

function ranks(name: string, options: readonly { key: string }[], part: Part) {
	return options.map(({ key }) => {
		const row = part.rowOf(`${name}/${key}`);
		const whole = row.every((cell) => cell !== null);
		const places = () =>
			part.said().flatMap(([answer, times]): Times[] => {
				const at =
					typeof answer === 'object' && 'ranked' in answer ? answer.ranked.indexOf(key) : -1;
				return at < 0 ? [] : [[at + 1, times]];
			});
		const mean = whole ? meanOfTimes(places()) : null;
		return { key, ranked: sum(row.slice(0, 2)), first: row[0] ?? null, mean };
	});
}

function less(size: number, none: number | null | undefined): number | null {
	return none === null || none === undefined ? null : size - none;
}

function sum(cells: readonly (number | null)[]): number | null {
	return cells.reduce<number | null>(
		(all, cell) => (all === null || cell === null ? null : all + cell),
		0
	);
}

function medianOf(numbers: readonly Times[]): number | null {
	const sorted = numbers.toSorted(([a], [b]) => a - b);
	const many = sorted.reduce((sum, [, times]) => sum + times, 0);
	const numberAt = (place: number) => {
		let before = 0;
		return sorted.find(([, times]) => (before += times) > place)?.[0];
	};
	const [low, high] = [numberAt((many - 1) >> 1), numberAt(many >> 1)];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
