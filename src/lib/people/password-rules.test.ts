import { describe, expect, it } from 'vitest';
import { isTooLong, passwordFault } from './password-rules.ts';

const own = ['林晓燕', 'xiaoyan.lin@example.org'];

describe('a password', () => {
	it.each([
		['a bamboo grove', null],
		['竹林深处有人家吗今夜', null],
		['Tr4vel-by-river', null],
		['short one', 'short'],
		['竹林深处有人家', 'short'],
		['x'.repeat(10), 'common'],
		['abababababab', 'common'],
		['13812345678', 'common'],
		['1990-01-01 138', 'common'],
		['Password2026!', 'common'],
		['１２３４５６７８９０', 'common'],
		['Woaini131452', 'common'],
		['林晓燕在青禾里住了很久', 'personal'],
		['my-XiaoYan-2026', 'personal']
	])('%s is refused as %s', (password, fault) => {
		expect(passwordFault(password, own)).toBe(fault);
	});

	it('is measured in bytes where it is too long', () => {
		expect(passwordFault('竹林'.repeat(43) + 'x1', own)).not.toBe(null);
		expect(isTooLong('é'.repeat(128))).toBe(false);
		expect(isTooLong('é'.repeat(129))).toBe(true);
	});

	it('may hold short parts of a name, which say nothing', () => {
		expect(passwordFault('a linden by the lake', ['林', 'lin@example.org'])).toBe(null);
	});
});
