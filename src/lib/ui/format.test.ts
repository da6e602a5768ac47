import { expect, test } from 'vitest';
import { money } from './format.ts';

test.each([
	[0, '0 元', '¥0'],
	[1_599_500, '15,995 元', '¥15,995'],
	[1_599_505, '15,995.05 元', '¥15,995.05'],
	[123_456_789_00, '123,456,789 元', '¥123,456,789'],
	[90, '0.90 元', '¥0.90']
])('%i 分 are %s, or %s', (fen, chinese, english) => {
	expect(money(fen, 'zh-CN')).toBe(chinese);
	expect(money(fen, 'en')).toBe(english);
});
