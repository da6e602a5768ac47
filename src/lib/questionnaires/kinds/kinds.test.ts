import { describe, expect, it } from 'vitest';
import type { Kind, Question } from '../questions.ts';
import type { Fields } from './kind.ts';
import { kindOf } from './kind-named.ts';
import { questions } from './kinds.fixture.ts';

const ask = (kind: Kind, more: object = {}) => kindOf({ ...questions[kind], ...more } as Question);

describe('an answer that does not stand', () => {
	it.each<[Kind, unknown, string]>([
		['single', 'lift', 'wrong_shape'],
		['single', { option: 'roof' }, 'no_such_option'],
		['single', { option: 'else' }, 'other_without_words'],
		['single', { option: 'else', other: ' ' }, 'other_without_words'],
		['single', { option: 'else', other: 'x'.repeat(201) }, 'too_long'],
		['single', { option: ['lift'] }, 'wrong_shape'],
		['multiple', { options: ['lift', 'none'] }, 'not_alone'],
		['multiple', { options: ['lift', 'bench', 'lamp', 'else'], other: 'x' }, 'too_many'],
		['multiple', { options: ['lift', 'roof'] }, 'no_such_option'],
		['multiple', { options: 'lift' }, 'wrong_shape'],
		['yes-no', 'perhaps', 'wrong_shape'],
		['rating', 0, 'too_small'],
		['rating', '6', 'too_large'],
		['rating', 4.5, 'not_a_number'],
		['recommend', '11', 'too_large'],
		['matrix-single', { rows: { r1: ['c1', 'c2'] } }, 'too_many'],
		['matrix-single', { rows: { r9: ['c1'] } }, 'no_such_option'],
		['matrix-multiple', { rows: { r1: ['c9'] } }, 'no_such_option'],
		['matrix-multiple', { rows: [] }, 'wrong_shape'],
		['ranking', { ranked: ['lift', 'lift'] }, 'twice'],
		['ranking', { ranked: ['roof'] }, 'no_such_option'],
		['number', 'many', 'not_a_number'],
		['number', '1e3', 'not_a_number'],
		['number', 'Infinity', 'not_a_number'],
		['number', '501', 'too_large'],
		['number', '-6', 'too_small'],
		['number', '1.234', 'too_many_decimals'],
		['short-text', 'x'.repeat(21), 'too_long'],
		['long-text', 'x'.repeat(20_000), 'too_long'],
		['short-text', 5, 'wrong_shape'],
		['date', '2026-02-30', 'no_such_date'],
		['date', '2019-12-31', 'too_early'],
		['date', '2031-01-01', 'too_late'],
		['phone', '123', 'not_a_phone'],
		['phone', '138-0013-800x', 'not_a_phone'],
		['email', 'wang@example', 'not_an_email'],
		['email', 'two words@example.org', 'not_an_email'],
		['file', { files: [{ id: 1, name: 'x' }] }, 'wrong_shape'],
		['place', { building: 'b9' }, 'no_such_option'],
		['place', { x: 1001, y: 5 }, 'not_on_the_plan'],
		['place', { x: 5, y: '' }, 'not_on_the_plan'],
		['place', { x: 'here', y: 5 }, 'not_on_the_plan'],
		['consent', 'no', 'wrong_shape']
	])('%s: %j is %s', (kind, raw, fault) => {
		expect(ask(kind).read(raw)).toEqual({ fault });
	});

	it('of a matrix that must be answered is one with a row left out', () => {
		const raw = { rows: { r1: ['c1'] } };
		expect(ask('matrix-single').read(raw)).toEqual({ answer: raw });
		expect(ask('matrix-single', { required: 'yes' }).read(raw)).toEqual({ fault: 'too_few' });
	});

	it('of several options is too few of them, unless it is the one that stands alone', () => {
		expect(ask('multiple', { min: 2 }).read({ options: ['lift'] })).toEqual({ fault: 'too_few' });
		expect(ask('multiple', { min: 2 }).read({ options: ['none'] })).toHaveProperty('answer');
	});

	it('on a plan needs a plan', () => {
		const raw = { x: 5, y: 5 };
		expect(ask('place', { plan: undefined }).read(raw)).toEqual({ fault: 'not_on_the_plan' });
	});
});

describe('an answer as people write it', () => {
	it.each<[Kind, unknown, unknown]>([
		['number', ' １,２ ', 12],
		['number', '-0', 0],
		['number', '3.10', 3.1],
		['phone', '(010) 6552-1234', '01065521234'],
		['short-text', ' two \n lines ', 'two lines'],
		['long-text', 'a\r\nb\u0007', 'a\nb'],
		['multiple', { options: ['lamp', 'lift', 'lamp'] }, { options: ['lift', 'lamp'] }],
		['single', { option: 'lift', other: 'ignored' }, { option: 'lift' }],
		['single', { option: '' }, null],
		['multiple', { options: [] }, null],
		['ranking', { ranked: [] }, null],
		['consent', false, null],
		['statement', 'anything', null]
	])('%s: %j is kept as %j', (kind, raw, answer) => {
		expect(ask(kind).read(raw)).toEqual({ answer });
	});

	it.each<[Kind, string, unknown]>([
		['single', '2', { option: 'bench' }],
		['single', '4：花坛', { option: 'else', other: '花坛' }],
		['multiple', '1，3', { options: ['lift', 'lamp'] }],
		['yes-no', '2', false],
		['matrix-single', '2 - 1', { rows: { r1: ['c2'], r3: ['c1'] } }],
		['matrix-multiple', '1,2 -', { rows: { r1: ['c1', 'c2'] } }],
		['ranking', '3 1', { ranked: ['lamp', 'lift'] }],
		['date', '20260305', '2026-03-05'],
		['date', '2026年3月5日', '2026-03-05'],
		['place', '2', { building: 'b2' }],
		['place', '100,200', { x: 100, y: 200 }],
		['number', '-', null]
	])('%s typed as “%s” is %j', (kind, typed, answer) => {
		const { read, fromTyped } = ask(kind);
		expect(read(fromTyped(typed))).toEqual({ answer });
	});

	it.each<[Kind, string]>([
		['single', '9'],
		['multiple', '1 9'],
		['matrix-single', '1 1 1 1'],
		['ranking', '1 1'],
		['date', 'soon']
	])('%s typed as “%s” is refused', (kind, typed) => {
		const { read, fromTyped } = ask(kind);
		expect(read(fromTyped(typed))).toHaveProperty('fault');
	});
});

describe('the fields of a form', () => {
	const fields = (sent: Record<string, string[]>): Fields => ({
		one: (name = '') => sent[name]?.[0] ?? '',
		all: (name = '') => sent[name] ?? [],
		files: () => []
	});
	it.each<[Kind, Record<string, string[]>, unknown]>([
		['single', { '': ['else'], other: ['花坛'] }, { answer: { option: 'else', other: '花坛' } }],
		['multiple', { '': ['lift', 'lamp'] }, { answer: { options: ['lift', 'lamp'] } }],
		['matrix-single', { r1: ['c1'], r2: ['c2'] }, { answer: { rows: { r1: ['c1'], r2: ['c2'] } } }],
		[
			'ranking',
			{ lamp: ['1'], lift: ['3'], bench: [''] },
			{ answer: { ranked: ['lamp', 'lift'] } }
		],
		['ranking', { lamp: ['1'], lift: ['1'] }, { fault: 'twice' }],
		['ranking', { lamp: ['first'] }, { fault: 'wrong_shape' }],
		['place', { x: ['10'], y: ['20'] }, { answer: { x: 10, y: 20 } }],
		['consent', { '': ['yes'] }, { answer: true }],
		['file', {}, { answer: null }],
		['rating', {}, { answer: null }]
	])('%s: %j', (kind, sent, expected) => {
		const { read, fromForm } = ask(kind);
		expect(read(fromForm(fields(sent)))).toEqual(expected);
	});
});

describe('a summary', () => {
	it('of a recommendation has those who would and those who would not', () => {
		const summary = ask('recommend').summarise([10, 9, 8, 6, 0]);
		expect(summary).toMatchObject({ of: 5, mean: 6.6, promoters: 2, detractors: 2 });
	});

	it('of numbers has their middle', () => {
		expect(ask('number').summarise([1, 2, 10, 3])).toMatchObject({
			of: 4,
			spread: { least: 1, most: 10, mean: 4, median: 2.5 }
		});
		expect(ask('number').summarise([])).toMatchObject({ of: 0, spread: null });
	});

	it('of a ranking has how each stood', () => {
		const summary = ask('ranking').summarise([
			{ ranked: ['lift', 'lamp'] },
			{ ranked: ['lamp', 'lift', 'bench'] }
		]);
		expect(summary).toEqual({
			shape: 'ranks',
			of: 2,
			options: [
				{ key: 'lift', ranked: 2, first: 1, mean: 1.5 },
				{ key: 'bench', ranked: 1, first: 0, mean: 3 },
				{ key: 'lamp', ranked: 2, first: 1, mean: 1.5 }
			]
		});
	});

	it('of a matrix counts each row by those who answered it', () => {
		const summary = ask('matrix-single').summarise([
			{ rows: { r1: ['c1'] } },
			{ rows: { r2: ['c1'] } }
		]);
		expect(summary).toMatchObject({ of: 2, rows: [{ key: 'r1', of: 1 }, { of: 1 }, { of: 0 }] });
	});
});
