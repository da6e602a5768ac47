import { describe, expect, test } from 'vitest';
import { decode, openCsv, separatorOf } from './csv.ts';
import { rollLimits } from './limits.ts';
import { sniff } from './sniff.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (bytes: Uint8Array) => openCsv(bytes, rollLimits)[0]?.read().rows;
/** 姓名,房号 / 赵一,101 as an office program of a Chinese Windows saves it. */
const gb18030 = new Uint8Array([
	0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb7, 0xbf, 0xba, 0xc5, 0x0d, 0x0a, 0xd5, 0xd4, 0xd2, 0xbb, 0x2c,
	0x31, 0x30, 0x31
]);
const rows = [
	{ row: 1, cells: ['姓名', '房号'] },
	{ row: 2, cells: ['赵一', '101'] }
];

describe('a text is read', () => {
	const text = '姓名,房号\r\n赵一,101';
	test.each([
		['UTF-8', utf8(text)],
		['UTF-8 with its mark', utf8(`\ufeff${text}`)],
		['GB18030', gb18030],
		['UTF-16 with its mark', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
		['semicolons', utf8(text.replaceAll(',', ';'))],
		['tabs', utf8(text.replaceAll(',', '\t'))],
		['single line feeds', utf8(text.replace('\r', ''))]
	])('in %s', (_, bytes) => {
		expect(sniff(bytes)).toBe('csv');
		expect(rowsOf(bytes)).toEqual(rows);
	});

	test('with quotes, commas and line breaks inside, and rows numbered as Excel does', () => {
		const bytes = utf8('a,"b, ""c""","d\ne"\n\n,,\nx,y"z\n');
		expect(rowsOf(bytes)).toEqual([
			{ row: 1, cells: ['a', 'b, "c"', 'd\ne'] },
			{ row: 4, cells: ['x', 'y"z'] }
		]);
	});
});

test('the separator is what separates most, outside of quotes', () => {
	expect(separatorOf('a;b;"1,2,3,4"\nc;d;e')).toBe(';');
	expect(separatorOf('姓名')).toBe(',');
});

test('a character of four bytes is read', () => {
	expect(decode(new Uint8Array([0x82, 0x30, 0xc3, 0x36, 0xd0, 0xd5]))).toMatch(/姓$/);
});

test('more rows than allowed are refused', () => {
	const [source] = openCsv(utf8('a\n'.repeat(11)), { ...rollLimits, rows: 10 });
	expect(() => source?.read()).toThrow('too_many_rows');
	expect(source?.read(3).rows).toHaveLength(3);
});
