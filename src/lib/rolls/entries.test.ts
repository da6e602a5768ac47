import { describe, expect, test } from 'vitest';
import { doors, owner, owners, read, reasons } from './entries.fixture.ts';
import type { RollKind } from './kinds.ts';

test('a clean line becomes an entry with its area in 0.01 m²', () => {
	const reading = read([owners, owner('101', '赵一', '89.5', '13900000001', 'A1')], 'owners');
	expect(reading.problems.list).toEqual([]);
	expect(reading.entries).toEqual([
		{
			sheet: '表一',
			row: 2,
			name: '赵一',
			building: '1号楼',
			unit: '1单元',
			room: '101',
			area: 8950,
			ownerKey: 'A1',
			owner: 'key:A1',
			phone: '13900000001',
			undelivered: false
		}
	]);
});

test('every problem names sheet, row, column, field and what stands there', () => {
	const reading = read([owners, owner('101', '赵一', '约九十')], 'owners');
	expect(reading.entries).toEqual([]);
	expect(reading.problems.list).toEqual([
		{
			reason: 'malformed_area',
			severity: 'error',
			sheet: '表一',
			row: 2,
			column: 'E',
			field: 'area',
			value: '约九十',
			other: null
		}
	]);
	expect(reading.summary).toMatchObject({ entries: 0, refused: 1 });
});

describe('a line is refused', () => {
	test.each([
		[owner('101', ''), 'missing_name A2'],
		[owner('', '赵一'), 'missing_room D2'],
		[owner('101', '赵一', ''), 'missing_area E2'],
		[owner('101', '赵一', '-5'), 'negative_area E2'],
		[owner('101', '赵一', '0'), 'zero_area E2'],
		[owner('101', '赵一', '9999999'), 'area_too_large E2'],
		[owner('101', '赵'.repeat(61)), 'too_long A2'],
		[owner('2026-03-02', '赵一'), 'became_date D2'],
		[owner('#N/A', '赵一'), 'cell_error D2']
	])('%j for %s', (line, reason) => {
		const reading = read([owners, line], 'owners');
		expect(reasons(reading)).toContain(reason);
		expect(reading.entries).toEqual([]);
	});
});

describe('a line is kept with a warning or a note', () => {
	test.each([
		[owner('101', '赵一', '89,5'), 'area_repaired E2'],
		[owner('101', '赵一', '89.555'), 'area_rounded E2'],
		[owner('101', '赵一', '80', '138****0001'), 'malformed_phone F2'],
		[owner('101', '赵一', '80', '13900000001/13900000002'), 'several_phones F2'],
		[owner('１０１', '赵一'), 'full_width D2'],
		[owner('101 ', '赵一'), 'spaces D2'],
		[owner('101', '赵\u3000一'), 'spaces A2'],
		[owner('101', '赵一 110101199003071233'), 'identity_number A2'],
		[owner('101', '赵一', '80', '', '', '待定'), 'unclear_delivery H2'],
		[owner('101', '开发商'), 'undelivered A2']
	])('%j for %s', (line, reason) => {
		const reading = read([owners, line], 'owners');
		expect(reasons(reading)).toContain(reason);
		expect(reading.entries).toHaveLength(1);
	});

	test('and no identity number gets into the entry or the problem', () => {
		const reading = read([owners, owner('101', '赵一110101199003071233')], 'owners');
		expect(JSON.stringify([reading.entries, reading.problems.list])).not.toContain('199003071233');
		expect(reading.entries[0]?.name).toBe('赵一');
	});
});

test('a household needs a door, and may lack a name', () => {
	const reading = read(
		[
			['户主', '楼栋', '房号'],
			['', '1', '101'],
			['赵一', '1', '']
		],
		'households'
	);
	expect(reasons(reading)).toEqual(['name_left_blank A2', 'missing_room C3']);
});

describe('doubles', () => {
	const columns = ['姓名', '楼栋', '房号', '电话'];

	test('a person stands once behind a door', () => {
		const reading = read(
			[columns, ['赵一', '1号楼', '101'], ['钱二', '1栋', '101室'], ['赵一', '1', '0101']],
			'adults'
		);
		expect(reasons(reading)).toEqual(['duplicate A4']);
		expect(reading.problems.list[0]?.other).toEqual({ sheet: '表一', row: 2 });
	});

	test.each<RollKind>(['households', 'owners'])('a door stands once in a roll of %s', (kind) => {
		const rows = [
			[...columns, '面积'],
			['赵一', '1', '101', '', '80'],
			['钱二', '1', '101', '', '80']
		];
		expect(reasons(read(rows, kind))).toEqual(['same_door C3']);
	});

	test('one name and phone behind two doors may be one person with two votes', () => {
		const rows = [
			columns,
			['赵一', '1', '101', '13900000001'],
			['赵一', '1', '102', '13900000001']
		];
		expect(reasons(read(rows, 'adults'))).toEqual(['same_person A3']);
	});

	test('two representatives of one name are told apart by their phones', () => {
		const rows = [
			['姓名', '电话'],
			['赵一', '13900000001'],
			['赵一', '13900000002'],
			['赵一', '13900000001']
		];
		expect(reasons(read(rows, 'representatives'))).toEqual(['duplicate A4']);
	});
});

describe('doors', () => {
	test('are read from an address, and what stands before all of them is dropped', () => {
		const rows = [
			['姓名', '地址'],
			['赵一', '和悦小区3号楼2单元501室'],
			['钱二', '和悦小区3号楼2单元502室']
		];
		expect(doors(read(rows, 'adults'))).toEqual(['3号楼|2单元|501室', '3号楼|2单元|502室']);
	});

	test('keep what stands before them where it differs', () => {
		const rows = [
			['姓名', '地址'],
			['赵一', '东区3号楼501'],
			['钱二', '西区3号楼501']
		];
		expect(doors(read(rows, 'households'))).toEqual(['东区3号楼||501', '西区3号楼||501']);
	});

	test('may stand whole in the room column, also beside a building', () => {
		const rows = [
			['姓名', '房号'],
			['赵一', '3-2-501']
		];
		expect(doors(read(rows, 'households'))).toEqual(['3|2|501']);
		const beside = [
			['姓名', '楼栋', '房号'],
			['赵一', '3号楼', '3-2-501']
		];
		expect(doors(read(beside, 'households'))).toEqual(['3号楼|2|501']);
	});

	test('that cannot be split are kept whole, with a warning', () => {
		const reading = read(
			[
				['姓名', '地址'],
				['赵一', '村东头老槐树旁']
			],
			'households'
		);
		expect(doors(reading)).toEqual(['||村东头老槐树旁']);
		expect(reasons(reading)).toEqual(['address_not_split B2']);
	});

	test('are in the order people count, and a building has one spelling', () => {
		const rows = [
			['姓名', '楼栋', '房号'],
			['a', '10号楼', '101'],
			['b', '2号楼', '1001'],
			['c', '2栋', '201'],
			['d', '2号楼', '202']
		];
		const { entries } = read(rows, 'households');
		expect(entries.map(({ name, building }) => name + building)).toEqual([
			'c2号楼',
			'd2号楼',
			'b2号楼',
			'a10号楼'
		]);
	});
});

test('of one reason a few hundred problems are listed, and all are counted', () => {
	const lines = Array.from({ length: 1000 }, (_, index) => [`赵 一`, '1', String(index + 1)]);
	const { problems } = read([['姓名', '楼栋', '房号'], ...lines], 'households');
	expect(problems.counts.spaces).toBe(1000);
	expect(problems.list.length).toBe(300);
});
