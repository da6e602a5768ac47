import { expect, test } from 'vitest';
import { readLines } from './admission-lines.ts';

const rows = (...all: string[][]) => all.map((cells, i) => ({ row: i + 1, cells }));
const head = ['单位名称', '统计用区划代码', '单位类别'];

test('units are read by their code, under whatever titles stand above', () => {
	const read = readLines(
		rows(
			['2027 年参加单位'],
			head,
			['甲', '110101001001', '副主任委员单位'],
			['乙', '１１０１０１００１００２', '常委单位'],
			['丙', '110101001003', '委员单位'],
			['丁', '110101001004', ''],
			['戊', '110101001005', '其他']
		)
	);
	expect(read).toEqual({
		lines: [
			{ row: 3, code: '110101001001', kind: 'vice-chair' },
			{ row: 4, code: '110101001002', kind: 'standing' },
			{ row: 5, code: '110101001003', kind: 'member' },
			{ row: 6, code: '110101001004', kind: 'member' },
			{ row: 7, code: '110101001005', kind: 'other' }
		]
	});
});

test('a list with anything wrong in it is not taken, and every fault names its row', () => {
	const read = readLines(
		rows(
			head,
			['甲', '1101', ''],
			['乙', '110101001002', '贵宾'],
			['丙', '110101001003', ''],
			['丙', '110101001003', '']
		)
	);
	expect(read).toEqual({
		faults: [
			{ row: 2, reason: 'no_code' },
			{ row: 3, reason: 'unknown_kind' },
			{ row: 5, reason: 'twice' }
		]
	});
});

test('a sheet without codes is no list of units', () => {
	expect(readLines(rows(['姓名', '电话'], ['王', '1']))).toEqual({ unreadable: 'no_columns' });
	expect(readLines([])).toEqual({ unreadable: 'no_columns' });
});
