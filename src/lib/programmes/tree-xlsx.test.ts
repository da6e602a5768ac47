import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/rolls/sheet.ts';
import { listPacks } from './packs.server.ts';
import { anyTree } from './tree-any.fixture.ts';
import { mostFaults } from './tree-fault.ts';
import { exportTree, importTree, type Cell } from './tree-xlsx.ts';

const rowsOf = (cells: readonly (readonly Cell[])[], from = 1): Row[] =>
	cells.map((row, at) => ({ row: from + at, cells: row.map((cell) => String(cell ?? '')) }));

const titles = ['kind', 'key', 'weight', 'from', 'to', 'step', 'zh', 'en', 'evidence', 'measure'];
const criterion = ['维度', 'a', '', '', '', '', '甲', 'A'];
const indicator = (more: Record<string, string> = {}) => {
	const cells = {
		kind: '指标',
		key: 'a1',
		weight: '100',
		from: '0',
		to: '4',
		step: '1',
		zh: '甲一'
	};
	const all: Record<string, string> = { ...cells, ...more };
	return titles.map((title) => all[title] ?? '');
};
const anchor = ['档', '', '', '0', '4', '', '一'];
const read = (...rows: string[][]) => importTree(rowsOf([titles, ...rows]));

test('what is exported is imported as it was', () => {
	fc.assert(
		fc.property(anyTree, (criteria) => {
			expect(importTree(rowsOf(exportTree(criteria)))).toEqual({ criteria });
		})
	);
});

test('so are the examples that come with the installation', async () => {
	for (const { terms } of await listPacks()) {
		expect(importTree(rowsOf(exportTree(terms.criteria)))).toEqual({ criteria: terms.criteria });
	}
});

describe('a sheet is read', () => {
	test('with its columns in any order, notes above, empty rows between and columns of others', () => {
		const turned = [titles, criterion, [], indicator(), anchor].map((cells) => [
			'备注',
			...titles.map((_, at) => cells[at] ?? '').reverse()
		]);
		expect(importTree(rowsOf([['全过程'], ...turned], 3))).toEqual(
			read(criterion, indicator(), anchor)
		);
	});

	test('with titles and kinds in either language, and figures in full width', () => {
		const chinese = [
			'类别',
			'编号',
			'权重（分）',
			'从',
			'到',
			'步长',
			'文字',
			'英文',
			'佐证',
			'自动数据'
		];
		const rows = [
			chinese,
			['Criterion', ...criterion.slice(1)],
			indicator({ weight: '１００．００' })
		];
		const fine = indicator({ evidence: '文件，Link、数据 measure', measure: 'median_turnout' });
		expect(importTree(rowsOf([...rows, anchor]))).toEqual(read(criterion, indicator(), anchor));
		expect(read(criterion, fine, anchor)).toMatchObject({
			criteria: [
				{ indicators: [{ evidence: ['file', 'link', 'measure'], measure: 'median_turnout' }] }
			]
		});
	});
});

describe('a sheet is refused, and the cell is told', () => {
	test.each([
		['a weight in words', indicator({ weight: '四分' }), 'C3', 'not_a_number'],
		['a weight in per cent', indicator({ weight: '4%' }), 'C3', 'not_a_number'],
		['a weight as Excel says an error', indicator({ weight: '#REF!' }), 'C3', 'not_a_number'],
		['an endless weight', indicator({ weight: '9'.repeat(400) }), 'C3', 'not_a_number'],
		['a huge weight', indicator({ weight: '99999999' }), 'C3', 'out_of_range'],
		['a weight too fine', indicator({ weight: '4.125' }), 'C3', 'too_many_decimals'],
		['no weight', indicator({ weight: '' }), 'C3', 'missing'],
		['no step', indicator({ step: '' }), 'F3', 'missing'],
		['no key', indicator({ key: ' ' }), 'B3', 'missing'],
		['a strange key', indicator({ key: '=1+1' }), 'B3', 'bad_key'],
		['a key from birth', indicator({ key: 'constructor' }), 'B3', 'bad_key'],
		['a key twice', indicator({ key: 'a' }), 'B3', 'key_twice'],
		['a kind that is none', indicator({ kind: '合计' }), 'A3', 'unknown_kind'],
		['an anchor of nothing', anchor, 'A3', 'nothing_above'],
		['strange proof', indicator({ evidence: '文件、口述' }), 'I3', 'no_such_evidence'],
		['a strange measure', indicator({ measure: '参与率' }), 'J3', 'bad_key'],
		['a text that the reader cut', indicator({ zh: '长'.repeat(500) }), 'G3', 'too_long']
	])('for %s', (_, row, place, reason) => {
		const result = read(criterion, row);
		expect('faults' in result && result.faults).toContainEqual({ place, reason });
	});

	test('for an indicator of no criterion', () => {
		expect(read(indicator())).toEqual({ faults: [{ place: 'A2', reason: 'nothing_above' }] });
	});

	test('for a column that is missing or there twice', () => {
		const missing = titles.map((title) => (title === 'weight' ? 'points' : title));
		expect(importTree(rowsOf([missing, criterion]))).toEqual({
			faults: [{ place: '权重（分） weight', reason: 'missing_column' }]
		});
		expect(importTree(rowsOf([[...titles, 'KEY'], criterion]))).toEqual({
			faults: [{ place: 'K1', reason: 'column_twice' }]
		});
	});

	test('for more than a programme may have', () => {
		const many = Array.from({ length: 201 }, (_, at) => indicator({ key: `k${at}` }));
		expect(read(criterion, ...many)).toEqual({ faults: [{ place: 'A203', reason: 'too_many' }] });
		const bands = Array.from({ length: 21 }, () => anchor);
		expect(read(criterion, indicator(), ...bands)).toEqual({
			faults: [{ place: 'A24', reason: 'too_many' }]
		});
	});

	test('with a list of faults that ends', () => {
		const result = read(...Array.from({ length: 100_000 }, () => ['x', 'y', 'z']));
		expect('faults' in result && result.faults).toHaveLength(mostFaults);
	});

	test('whatever stands in it', () => {
		const cell = fc.oneof(fc.constantFrom(...titles, '维度', '指标', '档', '1'), fc.string());
		fc.assert(
			fc.property(fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 8 }), (rows) => {
				const result = importTree(rowsOf(rows));
				expect('faults' in result ? result.faults.length > 0 : result.criteria).toBeTruthy();
			})
		);
	});
});
