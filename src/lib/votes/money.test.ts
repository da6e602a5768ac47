import { expect, test } from 'vitest';
import { parseMoney, typedMoney } from './money.ts';

test.each([
	['12000', 1_200_000],
	['１２，０００．５', 1_200_050],
	[' ￥12,000.05 元', 1_200_005],
	['0.01', 1],
	['99999999999', 9_999_999_999_900],
	['', null],
	['-5', null],
	['1.234', null],
	['1e5', null],
	['十万', null]
])('%j is %j 分', (text, fen) => {
	expect(parseMoney(text)).toBe(fen);
});

test.each([
	[1_200_000, '12000'],
	[1_200_050, '12000.50'],
	[null, '']
])('%j 分 are typed %j', (fen, text) => {
	expect(typedMoney(fen)).toBe(text);
	expect(fen === null ? null : parseMoney(text)).toBe(fen);
});
