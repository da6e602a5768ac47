import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { read } from './read-file.server.ts';
import { sheetOf, workbookOf } from './reading/workbook.fixture.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const header = ['姓名', '楼栋', '房号', '手机'];
const line = (at: number) => [
	`居民${at}`,
	`${1 + Math.floor(at / 100)}号楼`,
	String(100 + (at % 100)),
	`139${String(at).padStart(8, '0')}`
];
const households = async (bytes: Uint8Array, more = {}) =>
	read(bytes, { kind: 'households', ...more });
const readingOf = async (bytes: Uint8Array, more = {}) => {
	const result = await households(bytes, more);
	if (!result.ok) throw new Error(result.reason);
	return result.reading;
};

describe('a thread of its own reads', () => {
	test('a messy workbook: title, merged building, totals; the sheet that looks like a roll', async () => {
		const rows = [
			['和悦社区住户名册'],
			[],
			header,
			['赵一', '1号楼', '102'],
			['钱二', '', '101'],
			['合计', '', '2']
		];
		const merges = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B4:B5"/></mergeCells>';
		const sheets = {
			说明: sheetOf([['填表说明']]),
			名册: sheetOf(rows, merges),
			旧表: sheetOf([header, ['孙三', '2', '1']])
		};
		const reading = await readingOf(workbookOf({ sheets }));
		expect(reading.sheets).toEqual([
			{ name: '说明', hidden: false, header: false, chosen: false },
			{ name: '名册', hidden: false, header: true, chosen: true },
			{ name: '旧表', hidden: false, header: true, chosen: false }
		]);
		expect(reading.mapping.header).toEqual({ first: 3, last: 3 });
		expect(reading.entries.map(({ building, room, row }) => [building, room, row])).toEqual([
			['1号楼', '101', 5],
			['1号楼', '102', 4]
		]);
		expect(reading.problems.map(({ reason, sheet, row }) => [reason, sheet, row])).toEqual([
			['totals_row', '名册', 6]
		]);
		expect(reading.sample[0]).toEqual({ row: 1, cells: ['和悦社区住户名册'] });
	});

	test('the sheets and columns that a person chose', async () => {
		const sheets = {
			a: sheetOf([header, ['赵一', '1', '1']]),
			b: sheetOf([header, ['孙三', '2', '1']])
		};
		const both = await readingOf(workbookOf({ sheets }), { choice: { sheets: ['a', 'b'] } });
		expect(both.entries.map(({ name, sheet }) => name + sheet)).toEqual(['赵一a', '孙三b']);
		const bare = utf8('赵一,1,101\n钱二,1,102');
		expect((await readingOf(bare)).missing).toEqual(['room']);
		const choice = { header: null, fields: ['name', 'building', 'room'] };
		expect((await readingOf(bare, { choice })).summary.entries).toBe(2);
	});

	test('a sheet with forty columns of junk', async () => {
		const junk = Array.from({ length: 40 }, (_, at) => `垃圾${at}`);
		const rows = [
			[...header, ...junk],
			...Array.from({ length: 300 }, (_, at) => [...line(at), ...junk])
		];
		const bytes = await writeXlsxFile(rows).toBuffer();
		const { summary, mapping } = await readingOf(new Uint8Array(bytes));
		expect(summary).toMatchObject({ entries: 300, refused: 0 });
		expect(mapping.columns.filter(({ field }) => field).length).toBe(4);
	});

	test('a long list completely and in order, telling how far it is', async () => {
		const text = [header, ...Array.from({ length: 9000 }, (_, at) => line(at))]
			.map((cells) => cells.join(','))
			.join('\n');
		const told: number[] = [];
		const result = await read(utf8(text), { kind: 'households' }, (fraction) =>
			told.push(fraction)
		);
		expect(result.ok && result.reading.entries.map(({ row }) => row)).toEqual(
			Array.from({ length: 9000 }, (_, at) => at + 2)
		);
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect(told.at(-1)).toBe(1);
	});
});

describe('a file is refused', () => {
	const refused = async (bytes: Uint8Array, limits = {}) => {
		const result = await households(bytes, { limits });
		return result.ok ? 'read' : result.reason;
	};
	const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
	const withName = (name: string) =>
		new Uint8Array([...ole, ...Buffer.alloc(600), ...Buffer.from(name, 'utf16le')]);

	test.each([
		['empty', new Uint8Array()],
		['empty', utf8('\n\n , \n')],
		['empty', workbookOf({ sheets: { a: sheetOf([]) } })],
		['encrypted', withName('EncryptedPackage')],
		['old_xls', withName('Workbook')],
		['old_xls', utf8('\ufeff<html><table><tr><td>姓名</td></tr></table></html>')],
		['wrong_type', utf8('%PDF-1.7 …')],
		['wrong_type', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
		['wrong_type', new Uint8Array([0, 1, 2, 3, 0, 0, 7])],
		['broken', workbookOf({ sheets: { a: sheetOf([header]) } }).slice(0, 200)],
		['broken', utf8(`姓名,房号\n"${'赵'.repeat(600_000)}`)],
		['too_large', workbookOf({ sheets: { a: ' '.repeat(20_000_000) } })]
	])('as %s (%#)', async (reason, bytes) => {
		expect(await refused(bytes)).toBe(reason);
	});

	test('as too_many_rows with 200 000 lines', async () => {
		const text = Array.from({ length: 200_000 }, (_, at) => `居民${at},1,${at}`).join('\n');
		expect(await refused(utf8(`姓名,楼栋,房号\n${text}`))).toBe('too_many_rows');
		const rows = Array.from({ length: 200_000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join(
			''
		);
		const sheet = `<worksheet><sheetData><row><c t="str"><v>房号</v></c></row>${rows}</sheetData></worksheet>`;
		expect(await refused(workbookOf({ sheets: { a: sheet } }))).toBe('too_many_rows');
	});

	test('as too_large, too_slow or too_large again when bytes, time or memory run out; and the next file is read', async () => {
		const text = Array.from({ length: 100_000 }, (_, at) => line(at).join(',')).join('\n');
		const long = utf8(`${header.join(',')}\n${text}`);
		expect(await refused(long, { bytes: 1000 })).toBe('too_large');
		expect(await refused(long, { milliseconds: 1 })).toBe('too_slow');
		expect(await refused(long, { megabytes: 12 })).toBe('too_large');
		expect(await refused(utf8(`${header.join(',')}\n赵一,1,101`))).toBe('read');
	});
});
