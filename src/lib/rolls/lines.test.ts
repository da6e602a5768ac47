import { describe, expect, test } from 'vitest';
import { doors, owner, owners, read, reasons } from './entries.fixture.ts';

describe('cells that stand for several rows', () => {
	test('merged cells count for each row, but never an area', () => {
		const rows = [owners, owner('101', '赵一'), ['', '', '', '102', '', '', '', '']];
		const merges = [0, 1, 2, 4].map((left) => ({ top: 2, left, bottom: 3, right: left }));
		const reading = read(rows, 'owners', merges);
		expect(reasons(reading)).toEqual(['missing_area E3']);
		rows[2] = ['', '', '', '102', '75'];
		expect(doors(read(rows, 'owners', merges))).toEqual(['1号楼|1单元|101', '1号楼|1单元|102']);
	});

	test('a building written once for many lines is carried down with a warning; a unit ends with its building', () => {
		const rows = [
			['姓名', '楼栋', '单元', '房号'],
			['a', '1号楼', '1单元', '101'],
			['b', '', '', '102'],
			['c', '', '2单元', '103'],
			['d', '', '', '104'],
			['e', '2号楼', '', '101'],
			['f', '', '', '102']
		];
		const reading = read(rows, 'households');
		expect(doors(reading)).toEqual([
			'1号楼|1单元|101',
			'1号楼|1单元|102',
			'1号楼|2单元|103',
			'1号楼|2单元|104',
			'2号楼||101',
			'2号楼||102'
		]);
		expect(reading.problems.counts.carried_down).toBe(6);
	});

	test('a single gap in a full column is not filled', () => {
		const rows = [
			['姓名', '楼栋', '房号'],
			['a', '1', '101'],
			['b', '1', '102'],
			['c', '', '103']
		];
		expect(doors(read(rows, 'households'))).toContain('||103');
	});
});

test('rows that are no lines are left out and named; empty and merely numbered rows are passed over', () => {
	const rows = [
		['序号', '姓名', '楼栋', '房号', '面积'],
		['', '示例：赵一', '1', '101', '80'],
		['1', '赵一', '1', '101', '80'],
		['2号楼'],
		['序号', '姓名', '楼栋', '房号', '面积'],
		['2', '钱二', '2', '101', '80'],
		['3'],
		['合计', '', '', '', '160'],
		['', '总 计', '', '', '160'],
		['填表人：', '李四'],
		['注：面积以登记为准']
	];
	const merges = [{ top: 4, left: 0, bottom: 4, right: 4 }];
	const reading = read(rows, 'owners', merges);
	expect(reasons(reading)).toEqual([
		'example_row -2',
		'header_repeated -5',
		'totals_row -8',
		'totals_row -9',
		'note_row -10'
	]);
	expect(reading.summary.entries).toBe(2);
});
