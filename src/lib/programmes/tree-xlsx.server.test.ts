import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { listPacks } from './packs.server.ts';
import { fromWorkbook, toWorkbook } from './tree-xlsx.server.ts';

test('the examples come back from a workbook as they were', async () => {
	for (const { terms } of await listPacks()) {
		expect(fromWorkbook(await toWorkbook(terms.criteria))).toEqual({ criteria: terms.criteria });
	}
});

test('a text that looks like a formula stays a text', async () => {
	const words = { zh: '=HYPERLINK("x")', en: '@SUM(1)' };
	const criteria = [{ key: 'a', words, indicators: [] }];
	expect(fromWorkbook(await toWorkbook(criteria))).toEqual({ criteria });
});

test('a workbook of something else says which column it lacks', async () => {
	const bytes = await writeXlsxFile([['姓名', '房号']], { sheet: '名册' }).toBuffer();
	expect(fromWorkbook(new Uint8Array(bytes))).toEqual({
		faults: [{ place: '类别 kind', reason: 'missing_column' }]
	});
});

test.each([
	['an empty file', new Uint8Array(), 'empty'],
	['a text', strToU8('kind,key'), 'wrong_type'],
	['a file cut off', strToU8('PK\u0003\u0004…'), 'broken'],
	['another package', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'wrong_type'],
	['a large file', new Uint8Array(1_000_001), 'too_large'],
	['a bomb', zipSync({ 'xl/workbook.xml': new Uint8Array(9_000_000) }), 'too_large']
])('%s is refused', (_, bytes, unreadable) => {
	expect(fromWorkbook(bytes)).toEqual({ unreadable });
});
