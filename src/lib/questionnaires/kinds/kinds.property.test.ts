import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../answers.ts';
import { kindOf, kinds } from './kind-named.ts';
import { answers, asked, questions } from './kinds.fixture.ts';

const cases = Object.entries(answers).map(([kind, arbitrary]) => ({
	kind,
	arbitrary,
	question: questions[kind as keyof typeof questions]
}));

it('there is a question of every kind', () => {
	expect(asked.map(({ kind }) => kind)).toEqual(kinds);
});

describe.each(cases)('$kind', ({ kind, arbitrary, question }) => {
	const { read, fromTyped, toTyped, columns, toCells, fromCells, summarise } = kindOf(question);
	const every = (check: (answer: Answer) => void) =>
		fc.assert(fc.property(arbitrary, (answer) => void check(answer)));

	it('reads an answer as it is stored', () => {
		every((answer) => expect(read(JSON.parse(JSON.stringify(answer)))).toEqual({ answer }));
	});

	it('has a cell for every column, and none without an answer', () => {
		every((answer) => expect(toCells(answer)).toHaveLength(columns().length));
		expect(toCells(undefined)).toEqual(columns().map(() => null));
	});

	it('counts everybody who answered', () => {
		fc.assert(
			fc.property(fc.array(arbitrary), (many) => {
				expect(summarise(many).of).toBe(many.length);
			})
		);
	});

	if (kind === 'file') return;

	it('comes back from what is typed of it', () => {
		every((answer) => expect(read(fromTyped(toTyped(answer)))).toEqual({ answer }));
	});

	it('comes back from the cells of a table', () => {
		every((answer) => expect(read(fromCells(toCells(answer)))).toEqual({ answer }));
		expect(read(fromCells(toCells(undefined)))).toEqual({ answer: null });
	});
});

describe('whatever is sent', () => {
	it.each(asked)('$kind refuses it or stores what it would store again', (question) => {
		const { read } = kindOf(question);
		const hostile = fc.oneof(
			fc.anything(),
			fc.json().map((text) => JSON.parse(text))
		);
		fc.assert(
			fc.property(hostile, (raw) => {
				const first = read(raw);
				expect('fault' in first ? first : read(first.answer)).toEqual(first);
			})
		);
	});

	it.each(asked)('$kind: what is typed is refused or read', (question) => {
		const { read, fromTyped } = kindOf(question);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
				expect(Object.keys(read(fromTyped(typed)))).toHaveLength(1);
			})
		);
	});
});
