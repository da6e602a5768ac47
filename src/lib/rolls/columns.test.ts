import { describe, expect, test } from 'vitest';
import { columnOf, mapColumns } from './columns.ts';
import type { Field, RollKind } from './kinds.ts';
import { missingColumns } from './kinds.ts';
import type { Merge, Sheet } from './sheet.ts';

const sheetOf = (rows: string[][], merges: Merge[] = []): Sheet => ({
	name: '名册',
	rows: rows
		.map((cells, index) => ({ row: index + 1, cells }))
		.filter(({ cells }) => cells.some((cell) => cell !== '')),
	merges
});

const found = (rows: string[][], kind: RollKind, merges: Merge[] = []) => {
	const mapping = mapColumns(sheetOf(rows, merges), kind);
	const fields = [...columnOf(mapping)].map(([field, { column }]) => [field, column]);
	return {
		header: mapping.header,
		fields: Object.fromEntries(fields) as Partial<Record<Field, number>>
	};
};

describe('the header', () => {
	test('is found among title, note and blank rows', () => {
		const rows = [
			['和悦社区业主名册'],
			['填表单位：和悦社区居委会', '', '', '2026年3月'],
			[],
			['序号', '楼栋', '单元', '房号', '姓名', '面积（平方米）', '联系电话', '备注'],
			['1', '1号楼', '1单元', '101', '赵一', '89.5', '13900000001', '']
		];
		expect(found(rows, 'owners')).toEqual({
			header: { first: 4, last: 4 },
			fields: { building: 1, unit: 2, room: 3, name: 4, area: 5, phone: 6 }
		});
	});

	test('may have two rows, with a merged heading over several columns', () => {
		const rows = [
			['业主姓名', '房屋信息', '', '', '联系', '建筑面积'],
			['', '楼栋', '单元', '房号', '电话', '（㎡）'],
			['赵一', '1', '1', '101', '13900000001', '89.5']
		];
		const merges = [{ top: 1, left: 1, bottom: 1, right: 3 }];
		expect(found(rows, 'owners', merges)).toEqual({
			header: { first: 1, last: 2 },
			fields: { name: 0, building: 1, unit: 2, room: 3, phone: 4, area: 5 }
		});
	});

	test('may be one column of names', () => {
		expect(found([['姓名'], ['赵一']], 'representatives')).toEqual({
			header: { first: 1, last: 1 },
			fields: { name: 0 }
		});
	});

	test('is not found where there is none', () => {
		expect(
			found(
				[
					['赵一', '1号楼', '101'],
					['钱二', '1号楼', '102']
				],
				'households'
			)
		).toEqual({
			header: null,
			fields: {}
		});
	});

	test('is read in English', () => {
		const rows = [
			[
				'No.',
				'Owner Name',
				'Building',
				'Unit',
				'Room No.',
				'Floor Area (sqm)',
				'Mobile',
				'Owner ID'
			]
		];
		expect(found(rows, 'owners').fields).toEqual({
			name: 1,
			building: 2,
			unit: 3,
			room: 4,
			area: 5,
			phone: 6,
			owner_key: 7
		});
	});
});

describe('a column', () => {
	const titled = (title: string, kind: RollKind = 'owners') =>
		found([['序号', title, '备注']], kind).fields;

	test.each<[string, Field]>([
		[' 姓 名 ', 'name'],
		['＊姓名：', 'name'],
		['姓名 Name', 'name'],
		['产权人（共有）', 'name'],
		['房屋建筑面积(㎡)', 'area'],
		['面积/m2', 'area'],
		['楼栋号', 'building'],
		['幢', 'building'],
		['门洞', 'unit'],
		['房屋坐落', 'address'],
		['是否交付', 'delivered'],
		['业主编号', 'owner_key'],
		['ＴＥＬ', 'phone']
	])('called %j is %s', (title, field) => {
		expect(titled(title)).toEqual({ [field]: 1 });
	});

	test('of the most telling name is taken where two claim one field', () => {
		const rows = [['姓名', '户主姓名', '房号', '建筑面积', '套内面积', '专有部分面积']];
		expect(found(rows, 'households').fields).toEqual({ name: 1, room: 2 });
		expect(found(rows, 'owners').fields).toEqual({ name: 0, room: 2, area: 5 });
	});

	test('of identity card numbers is never read, by its title or by what it holds, even if chosen by hand', () => {
		const sheet = sheetOf([
			['姓名', '房号', '身份证号码', '编码'],
			['赵一', '101', '', '110101199003071233'],
			['钱二', '102', '', '11010119900307125X']
		]);
		const { columns } = mapColumns(sheet, 'owners', {
			fields: [undefined, undefined, 'owner_key', 'owner_key']
		});
		expect(columns.map(({ field, ignored }) => field ?? ignored)).toEqual([
			'name',
			'room',
			'identity_card',
			'identity_card'
		]);
	});
});

test('what a person chose goes before what was found', () => {
	const sheet = sheetOf([['标题'], ['姓名', '房号', '甲'], ['赵一', '101', '89.5']]);
	const mapping = mapColumns(sheet, 'owners', {
		header: { first: 2, last: 2 },
		fields: [undefined, null, 'area']
	});
	expect(mapping.columns.map(({ field }) => field)).toEqual(['name', null, 'area']);
	const bare = mapColumns(sheetOf([['赵一', '101']]), 'adults', {
		header: null,
		fields: ['name', 'room']
	});
	expect([...columnOf(bare).keys()]).toEqual(['name', 'room']);
});

test('a roll says which columns it lacks', () => {
	expect(missingColumns('owners', ['name', 'address'])).toEqual(['area']);
	expect(missingColumns('owners', [])).toEqual(['name', 'room', 'area']);
	expect(missingColumns('adults', ['name', 'building'])).toEqual([]);
	expect(missingColumns('households', ['building'])).toEqual(['room']);
	expect(missingColumns('representatives', ['name'])).toEqual([]);
});
