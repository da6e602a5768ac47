/** What people answered in plain figures: as a page of results shows them, and as anybody would count them. */
import type { Page } from '@playwright/test';
import type { Answer, Answers } from '#lib/questionnaires/answers.ts';
import { smallestCell } from '#lib/questionnaires/suppression.ts';
import type { Question } from '#lib/questionnaires/questions.ts';

/**
 * Of one question: how many answered it, or that they are too few to be told; the lines of its tables with their
 * counts; and what stands beside them, means before the net promoter score.
 */
export type Figures = Record<string, { of: string; rows: string[][]; facts: string[] }>;

const few = 'few';

/** Reads every table of a page of results; shares and bins, which are the same counts again, are left out. */
export async function readFigures(page: Page): Promise<Figures> {
	const found = await page.locator('section.finding').evaluateAll((sections) =>
		sections.map((section) => {
			const text = (one: Element | null | undefined) =>
				(one?.textContent ?? '').replace(/\s+/g, ' ').trim();
			const all = (selector: string) => [...section.querySelectorAll(selector)];
			const rows = all('tbody tr').map((row) => [
				text(row.querySelector('th')),
				...[...row.querySelectorAll('td')].map((td) => text(td.querySelector('.soft') ?? td))
			]);
			return {
				key: (section.querySelector('h3')?.id ?? '').slice('q-'.length, -'-title'.length),
				said: text(section.querySelector('p')),
				rows,
				listed: all('dd').map(text),
				net: all('b.big').map(text)
			};
		})
	);
	return Object.fromEntries(
		found.map(({ key, said, rows, listed, net }) => {
			const of = /^\d+/.exec(said)?.[0] ?? (said.startsWith('少于 5') ? few : '0');
			const mean = listed.length > 0 ? [] : [/平均 ([\d.]+)/.exec(said)?.[1] ?? ''].filter(Boolean);
			const counts = rows.map((row) => row.filter((cell) => !/%$|^—$/.test(cell)));
			const lines = listed.length > 0 ? [] : counts;
			return [key, { of, rows: lines, facts: [...listed, ...mean, ...net] }];
		})
	);
}

/** Counts answers by hand, question by question. */
export function countFigures(questions: readonly Question[], all: readonly Answers[]): Figures {
	return Object.fromEntries(
		questions
			.filter(({ kind }) => kind !== 'statement')
			.map((question) => {
				const said = all.flatMap((answers) => answers[question.key] ?? []);
				const isTold = said.length === 0 || said.length >= smallestCell;
				const of = isTold ? String(said.length) : few;
				const told = isTold && said.length > 0 ? count(question, said) : nothing;
				return [question.key, { of, rows: nothing.rows, facts: nothing.facts, ...told }];
			})
	);
}

const nothing: { rows: string[][]; facts: string[] } = { rows: [], facts: [] };

type Line = { key: string; words: { zh: string } };

function count(question: Question, said: readonly Answer[]): Partial<typeof nothing> {
	switch (question.kind) {
		case 'single':
		case 'dropdown':
		case 'multiple':
			return { rows: each(question.options, said.map(chosen)) };
		case 'yes-no':
			return { rows: [line('是', times(said, true)), line('否', times(said, false))] };
		case 'consent':
			return { rows: [line('同意', said.length)] };
		case 'rating':
			return { rows: scores(1, 5, said), facts: [mean(numbers(said))] };
		case 'recommend':
			return { rows: scores(0, 10, said), facts: [mean(numbers(said)), net(numbers(said))] };
		case 'matrix-single':
		case 'matrix-multiple':
			return { rows: question.rows.map((row) => gridLine(row, question.columns, said)) };
		case 'ranking':
			return { rows: ranks(question.options, said) };
		case 'number':
			return { facts: spread(numbers(said)) };
		case 'date':
			return { rows: months(said) };
		case 'place':
			return { rows: places(question.buildings, said) };
		default:
			return nothing;
	}
}

/** Each thing with how many of the lists it stands in. */
function each(lines: readonly Line[], lists: readonly (readonly string[])[]): string[][] {
	return lines.map(({ key, words }) =>
		line(words.zh, lists.filter((list) => list.includes(key)).length)
	);
}

function chosen(answer: Answer): string[] {
	if (typeof answer !== 'object') return [];
	if ('option' in answer) return [answer.option];
	return 'options' in answer ? answer.options : [];
}

function scores(least: number, most: number, said: readonly Answer[]): string[][] {
	const all = Array.from({ length: most - least + 1 }, (_, i) => least + i);
	return all.map((score) => line(String(score), times(said, score)));
}

function net(scored: readonly number[]): string {
	const promoters = scored.filter((score) => score >= 9).length;
	const detractors = scored.filter((score) => score <= 6).length;
	const points = Math.round(((promoters - detractors) * 100) / scored.length);
	return points === 0 ? '±0' : `${points > 0 ? '+' : '−'}${Math.abs(points)}`;
}

function gridLine(row: Line, columns: readonly Line[], said: readonly Answer[]): string[] {
	const lists = said.flatMap((answer) =>
		typeof answer === 'object' && 'rows' in answer ? [answer.rows[row.key] ?? []] : []
	);
	const counts = each(columns, lists).map(([, times = '']) => times);
	return [row.words.zh, ...counts, String(lists.filter(({ length }) => length > 0).length)];
}

/** The best first: three points for a first place of three, two for a second, one for a third. */
function ranks(options: readonly Line[], said: readonly Answer[]): string[][] {
	const scored = options.map(({ key, words }) => {
		const at = said.flatMap((answer) =>
			typeof answer === 'object' && 'ranked' in answer ? [answer.ranked.indexOf(key) + 1] : []
		);
		const ranked = at.filter((place) => place > 0);
		const points = ranked.reduce((sum, place) => sum + options.length + 1 - place, 0);
		const first = String(times(ranked, 1));
		return { points, row: [words.zh, mean(ranked), first, String(ranked.length)] };
	});
	return scored.sort((a, b) => b.points - a.points).map(({ row }) => row);
}

/** Mean, median, least and most. */
function spread(given: readonly number[]): string[] {
	const sorted = [...given].sort((a, b) => a - b);
	const half = sorted.length / 2;
	const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
	const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
	return [mean(sorted), mean(middle), rounded(least), rounded(most)];
}

function months(said: readonly Answer[]): string[][] {
	const named = said.map(
		(day) => `${String(day).slice(0, 4)}年${Number(String(day).slice(5, 7))}月`
	);
	return [...new Set(named.sort())].map((month) => line(month, times(named, month)));
}

/** Squares of the plan, and below them the buildings: the most named first. */
function places(buildings: readonly Line[], said: readonly Answer[]): string[][] {
	const squares = said.flatMap((one) =>
		typeof one === 'object' && 'x' in one ? [square(one)] : []
	);
	const named = said.map((one) =>
		typeof one === 'object' && 'building' in one ? [one.building] : []
	);
	const most = (a: string[], b: string[]) => Number(b[1]) - Number(a[1]);
	return [
		...[...new Set(squares)].map((name) => line(name, times(squares, name))).sort(most),
		...each(buildings, named).sort(most)
	];
}

function square({ x, y }: { x: number; y: number }): string {
	return `${'ABCDEF'[Math.floor((y * 6) / 1000)]}${Math.floor((x * 8) / 1000) + 1}`;
}

function numbers(said: readonly Answer[]): number[] {
	return said.map(Number);
}

function times<T>(said: readonly T[], one: T): number {
	return said.filter((other) => other === one).length;
}

function line(name: string, many: number): string[] {
	return [name, String(many)];
}

function mean(given: readonly number[]): string {
	return rounded(given.reduce((sum, one) => sum + one, 0) / given.length);
}

/** Two decimals at most. */
function rounded(value: number): string {
	return String(Math.round(value * 100) / 100);
}
