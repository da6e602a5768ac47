import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type Limits, rollLimits } from './limits.ts';
import { openWorkbook } from './workbook.ts';
import { sheetOf, workbookOf } from './workbook.fixture.ts';

const open = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
	openWorkbook(bytes, { ...rollLimits, ...limits });
const cellsOf = (bytes: Uint8Array) =>
	open(bytes)[0]
		?.read()
		.rows.map(({ cells }) => cells);
const row = (cells: string) =>
	workbookOf({
		sheets: { a: `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>` }
	});

test('reads what write-excel-file writes: texts, numbers, dates and booleans', async () => {
	const rows = [
		['姓名', '房号', '面积'],
		['赵一', 501, 89.5],
		[null, true, { value: new Date('2026-03-05T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }]
	];
	const bytes = await writeXlsxFile(rows, { sheet: '名册' }).toBuffer();
	expect(open(new Uint8Array(bytes))[0]?.name).toBe('名册');
	expect(cellsOf(new Uint8Array(bytes))).toEqual([
		['姓名', '房号', '面积'],
		['赵一', '501', '89.5'],
		['', 'TRUE', '2026-03-05']
	]);
});

describe('a cell', () => {
	test.each([
		['<c r="A1" t="inlineStr"><is><r><t>赵</t></r><r><rPr/><t>一</t></r></is></c>', '赵一'],
		['<c r="A1" t="str"><f>A2&amp;"x"</f><v>赵一</v></c>', '赵一'],
		['<c r="A1"><f>SUM(B1:B2)</f><v>89.500000000000014</v></c>', '89.5'],
		['<c r="A1"><v>501.0</v></c>', '501'],
		['<c r="A1"><v>13900000001</v></c>', '13900000001'],
		['<c r="A1"><v>1.39E10</v></c>', '13900000000'],
		['<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
		['<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
		['<c r="A1" t="d"><v>2026-03-05</v></c>', '2026-03-05'],
		[
			'<c r="A1" t="inlineStr"><is><t>a &lt;b&gt; &#x8D75;_x000D_&amp;amp;</t></is></c>',
			'a <b> 赵\r&amp;'
		],
		[
			'<c r="A1" t="inlineStr"><is><t>赵&#xD83D;一&#56832;_xD83D__xDE00_&#x1F600;_xDE00_</t></is></c>',
			'赵一😀😀'
		],
		['<c r="A1" t="inlineStr"><is><t><![CDATA[1<2]]></t></is></c>', '1<2'],
		['<c t="inlineStr"><is><t>赵<!-- > -->一</t></is></c>', '赵一'],
		["<c r='A1' t='inlineStr'><is><t xml:space='preserve'> 赵 </t></is></c>", ' 赵 '],
		['<x:c r="A1" t="inlineStr"><x:is><x:t>赵一</x:t></x:is></x:c>', '赵一']
	])('%s is %j', (xml, text) => {
		expect(cellsOf(row(xml))).toEqual([[text]]);
	});

	test('of a shared text leaves out its reading aid', () => {
		const strings =
			'<si><t>赵一</t><rPh sb="0" eb="1"><t>ZHAO</t></rPh></si><si><r><t>钱</t></r><r><t>二</t></r></si>';
		const sheet =
			'<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row></sheetData></worksheet>';
		expect(cellsOf(workbookOf({ sheets: { a: sheet }, strings }))).toEqual([['赵一', '钱二']]);
	});

	test('stands where its reference says, and rows without text are left out', () => {
		const sheet =
			'<worksheet><sheetData><row r="2"><c r="C2"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row><row r="7"><c r="A7"><v>2</v></c></row></sheetData></worksheet>';
		expect(open(workbookOf({ sheets: { a: sheet } }))[0]?.read().rows).toEqual([
			{ row: 2, cells: ['', '', '1'] },
			{ row: 7, cells: ['2'] }
		]);
	});

	test.each([
		['0', '46086', '46086'],
		['14', '46086', '2026-03-05'],
		['164', '46086.5', '2026-03-05 12:00:00'],
		['165', '46086', '46086'],
		['166', '101', '0101'],
		['167', '46086', '2026-03-05'],
		['22', '0.5', '12:00:00']
	])('of format %s with %s shows %s', (format, value, text) => {
		const styles =
			'<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/>' +
			'<numFmt numFmtId="165" formatCode="0&quot;day&quot;"/><numFmt numFmtId="166" formatCode="0000"/>' +
			'<numFmt numFmtId="167" formatCode="[$-804]yyyy/m/d;@"/></numFmts>' +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${format}"/></cellXfs>`;
		const sheet = `<worksheet><sheetData><row><c s="1"><v>${value}</v></c></row></sheetData></worksheet>`;
		expect(cellsOf(workbookOf({ sheets: { a: sheet }, styles }))).toEqual([[text]]);
	});
});

test('merged ranges, hidden sheets and names with signs are told', () => {
	const merges = '<mergeCells count="1"><mergeCell ref="B2:D5"/></mergeCells>';
	const workbook =
		'<workbook><workbookPr date1904="0"/><sheets><sheet name="a &amp; b" r:id="rId1" state="hidden"/></sheets></workbook>';
	const [sheet] = open(workbookOf({ sheets: { x: sheetOf([['1']], merges) }, workbook }));
	expect(sheet).toMatchObject({ name: 'a & b', hidden: true });
	expect(sheet?.read().merges).toEqual([{ top: 2, left: 1, bottom: 5, right: 3 }]);
});

test('a first look reads no more rows than asked, however long the sheet is', () => {
	const rows = Array.from({ length: 50_000 }, (_, at) => [`赵${at}`]);
	const [sheet] = open(workbookOf({ sheets: { a: sheetOf(rows) } }));
	expect(sheet?.read(10).rows).toHaveLength(10);
	expect(sheet?.read().rows).toHaveLength(50_000);
});

describe('a workbook is refused', () => {
	const reasonOf = (bytes: Uint8Array, limits: Partial<Limits> = {}) => {
		try {
			open(bytes, limits).forEach((sheet) => sheet.read());
			return null;
		} catch (error) {
			return error instanceof Error ? error.message : 'unknown';
		}
	};
	const good = workbookOf({ sheets: { a: sheetOf([['赵一']]) } });

	test('when it is cut off or changed', () => {
		expect(reasonOf(good)).toBeNull();
		expect(reasonOf(good.slice(0, -30))).toBe('broken');
		expect(reasonOf(good.slice(0, 40))).toBe('broken');
	});

	test('when it is another kind of package', () => {
		expect(reasonOf(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe('wrong_type');
		expect(reasonOf(zipSync({ 'xl/workbook.bin': strToU8('x') }))).toBe('old_xls');
	});

	test('when it would unpack to more than allowed, before anything is unpacked', () => {
		const bomb = workbookOf({ sheets: { a: ' '.repeat(30_000_000) } });
		expect(bomb.length).toBeLessThan(100_000);
		expect(reasonOf(bomb)).toBe('too_large');
		expect(reasonOf(good, { unpacked: 100 })).toBe('too_large');
		expect(reasonOf(good, { files: 3 })).toBe('too_large');
	});

	test('when a file inside claims to be smaller than it is', () => {
		const lying = workbookOf({
			sheets: { a: sheetOf(Array.from({ length: 900 }, () => ['赵一'])) }
		});
		const view = new DataView(lying.buffer);
		for (let at = 0; at < lying.length - 4; at += 1) {
			if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 200, true);
		}
		expect(reasonOf(lying)).toBe('broken');
	});

	test('when it defines entities', () => {
		const sheet = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf([['&a;']])}`;
		expect(reasonOf(workbookOf({ sheets: { a: sheet } }))).toBe('broken');
	});

	test('when it has more rows than allowed', () => {
		const rows = Array.from({ length: 50 }, (_, at) => [`赵${at}`]);
		expect(reasonOf(workbookOf({ sheets: { a: sheetOf(rows) } }), { rows: 49 })).toBe(
			'too_many_rows'
		);
	});
});
