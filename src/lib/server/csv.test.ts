import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('a table is UTF-8 with BOM and lines that end as Excel wants them', () => {
	expect(csv([['名', 1, null]])).toBe('\ufeff名,1,\r\n');
});

test.each([
	['=1+1', "'=1+1"],
	['+86', "'+86"],
	['-', "'-"],
	['@sum', "'@sum"],
	['\tx', '"\'\tx"'],
	['\n=1', '"\'\n=1"'],
	['甲;=1', '"甲;=1"'],
	['＝1', "'＝1"],
	['甲,乙', '"甲,乙"'],
	['他说"好"', '"他说""好"""'],
	['两\n行', '"两\n行"']
])('the cell %j is written %j', (value, written) => {
	expect(csv([[value]])).toBe(`\ufeff${written}\r\n`);
});

test('a negative number stays a number', () => {
	expect(csv([[-3]])).toBe('\ufeff-3\r\n');
});
