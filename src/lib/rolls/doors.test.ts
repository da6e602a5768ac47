import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doorKey, doorSortKey, doorText, parseDoor } from './doors.ts';

const door = (building: string, unit: string, room: string) => ({ building, unit, room });

describe('parseDoor', () => {
	test.each([
		['3号楼2单元501室', '', '3号楼', '2单元', '501室'],
		['3-2-501', '', '3', '2', '501'],
		['３－２－５０１', '', '3', '2', '501'],
		['3—2—501室', '', '3', '2', '501'],
		['A-301', '', 'A', '', '301'],
		['12-301', '', '12', '', '301'],
		['1-3-2-501', '', '1-3', '2', '501'],
		['三号楼二单元501', '', '三号楼', '二单元', '501'],
		['3栋501', '', '3栋', '', '501'],
		['3#2单元501', '', '3#', '2单元', '501'],
		['3号楼 2单元 501室', '', '3号楼', '2单元', '501室'],
		['3号楼-2单元-501室', '', '3号楼', '2单元', '501室'],
		['和悦小区3号楼2单元501室', '和悦小区', '3号楼', '2单元', '501室'],
		['青石路12号3幢501', '青石路12号', '3幢', '', '501'],
		['青石路12号501室', '青石路', '12号', '', '501室'],
		['二组12号', '', '二组', '', '12号'],
		['5号楼商铺12', '', '5号楼', '', '商铺12'],
		['上塘村12号', '', '上塘村', '', '12号'],
		['501室', '', '', '', '501室'],
		['Building 3, Unit 2, Room 501', '', '3', '2', '501'],
		['Block A Flat 12', '', 'A', '', '12']
	])('reads %s', (text, before, building, unit, room) => {
		expect(parseDoor(text)).toEqual({ before, building, unit, room });
	});

	test.each(['', '不详', '幸福小区', '2-501-', '见备注'])('gives up on %s', (text) => {
		expect(parseDoor(text)).toBeNull();
	});

	test('never throws and is quick, whatever the text', () => {
		const pieces = fc.constantFrom(
			'3',
			'12',
			'号',
			'楼',
			'栋',
			'单元',
			'-',
			'室',
			'一',
			'第',
			'路',
			'A',
			' '
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'grapheme' }),
					fc.array(pieces, { maxLength: 90 }).map((all) => all.join(''))
				),
				(text) => {
					const began = performance.now();
					const parsed = parseDoor(text);
					expect(performance.now() - began).toBeLessThan(200);
					expect(parsed === null || parsed.room !== '').toBe(true);
				}
			)
		);
	});
});

describe('doorKey', () => {
	test.each([
		[door('3号楼', '2单元', '501室'), '3|2|501'],
		[door('3栋', '二单元', '501'), '3|2|501'],
		[door('03', '02', '501'), '3|2|501'],
		[door('第三幢', '2', '501号'), '3|2|501'],
		[door('十二号楼', '', '0101'), '12||101'],
		[door('a座', '', 'b101'), 'A||B101'],
		[door('Building 3', 'Unit 2', 'Room 501'), '3|2|501'],
		[door('二组', '', '7户'), '2组||7'],
		[door('2组', '', '7'), '2组||7'],
		[door('翠竹楼', '', '7'), '翠竹楼||7'],
		[door('', '', ''), '||']
	])('%j is %s', (given, key) => {
		expect(doorKey(given)).toBe(key);
	});

	test('is one key for every way to write a number, and never throws', () => {
		const ends = fc.constantFrom('号楼', '栋', '幢', '座', '#', '号', '楼', '');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), ends, fc.string(), (number, end, room) => {
				const key = doorKey({ building: `0${number}${end}`, unit: '', room });
				expect(key.startsWith(`${number}||`)).toBe(true);
				expect(doorKey({ building: key.split('|')[0] ?? '', unit: '', room })).toBe(key);
			})
		);
	});
});

test('doors sort as people count', () => {
	const doors = [
		door('10号楼', '1', '101'),
		door('2号楼', '1', '1001'),
		door('2号楼', '1', '201'),
		door('2栋', '10', '101')
	];
	const sorted = [...doors].sort((a, b) => (doorSortKey(a) < doorSortKey(b) ? -1 : 1));
	expect(sorted.map(doorText)).toEqual(['2号楼1-201', '2号楼1-1001', '2栋10-101', '10号楼1-101']);
});

test.each([
	[door('3', '2', '501'), '3-2-501'],
	[door('3号楼', '2单元', '501'), '3号楼2单元501'],
	[door('3', '2单元', '501'), '3-2单元501'],
	[door('二组', '', '12号'), '二组12号'],
	[door('', '', '501'), '501']
])('%j is written %s', (given, text) => {
	expect(doorText(given)).toBe(text);
});
