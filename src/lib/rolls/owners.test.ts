import { describe, expect, test } from 'vitest';
import { owner, owners, read, reasons } from './entries.fixture.ts';

describe('heads of owners', () => {
	test('one owner key is one head, and so is one name with one phone', () => {
		const rows = [
			owners,
			owner('101', '赵一', '80', '', 'A1'),
			owner('102', '赵一', '80', '', 'A1'),
			owner('103', '钱二', '80', '13900000001'),
			owner('104', '钱二', '80', '13900000001'),
			owner('105', '孙三')
		];
		const reading = read(rows, 'owners');
		expect(reading.summary).toMatchObject({ entries: 5, heads: 3, area: 40_000 });
		expect(reasons(reading)).toEqual(['several_units A3', 'several_units A5']);
		expect(JSON.stringify(reading.entries.map((entry) => entry.owner))).not.toContain('139');
	});

	test('the same name alone is two heads, and is noted', () => {
		const reading = read([owners, owner('101', '赵一'), owner('102', '赵一')], 'owners');
		expect(reading.summary.heads).toBe(2);
		expect(reasons(reading)).toEqual(['same_name A3']);
	});

	test('all that is not handed over is one head, with or without a name', () => {
		const rows = [
			owners,
			owner('101', '', '80', '', '', '是'),
			owner('102', '某置业公司', '80', '', '', '未交付'),
			owner('103', '开发商'),
			owner('104', '赵一', '80', '', '', '否')
		];
		const { summary } = read(rows, 'owners');
		expect(summary).toMatchObject({ entries: 4, heads: 2, undelivered: 3 });
	});

	test('the column may ask the other way round', () => {
		const columns = ['姓名', '房号', '面积', '是否交付'];
		const rows = [
			columns,
			['', '101', '80', '否'],
			['赵一', '102', '80', '是'],
			['钱二', '103', '80', '']
		];
		expect(read(rows, 'owners').entries.map(({ undelivered }) => undelivered)).toEqual([
			true,
			false,
			false
		]);
	});

	test('words on how a flat is owned are no owner key', () => {
		const rows = [
			['姓名', '房号', '面积', '共有'],
			['赵一', '101', '80', '否'],
			['钱二', '102', '80', '否']
		];
		expect(read(rows, 'owners').summary.heads).toBe(2);
	});
});
