import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './phones.ts';
import {
	columnLetter,
	hasIdentityNumber,
	shown,
	tidy,
	tidyName,
	withoutIdentityNumber
} from './text.ts';

describe('tidy', () => {
	test.each([
		[' 张三 ', '张三'],
		['３号楼', '3号楼'],
		['a\u00a0\u3000 b', 'a b'],
		['张\u200b三\ufeff', '张三'],
		['一\n二', '一 二']
	])('%j becomes %s', (text, wanted) => {
		expect(tidy(text)).toBe(wanted);
	});

	test('done twice it changes nothing more', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(tidy(tidy(text))).toBe(tidy(text));
				expect(tidyName(tidyName(text))).toBe(tidyName(text));
			}),
			{ numRuns: 500 }
		);
	});
});

test.each([
	['张\u3000三', '张三'],
	['欧 阳 娜', '欧阳娜'],
	['阿依古丽•买买提', '阿依古丽·买买提'],
	['John  Smith', 'John Smith'],
	['张三（户主）', '张三(户主)']
])('the name %j is %s', (text, name) => {
	expect(tidyName(text)).toBe(name);
});

test('an identity card number is recognised, covered and removed', () => {
	const text = '张三 11010119900307123X';
	expect(hasIdentityNumber(text)).toBe(true);
	expect(hasIdentityNumber('13900000001')).toBe(false);
	expect(shown(text)).toBe('张三 110***************');
	expect(tidy(withoutIdentityNumber(text))).toBe('张三');
});

test('a preview shows nothing that turns the direction of writing', () => {
	expect(shown('\u202e张三\u202c\u0007')).toBe('张三');
});

test('columns are named as Excel names them', () => {
	expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
		'A',
		'Z',
		'AA',
		'AZ',
		'BA',
		'ZZ',
		'AAA'
	]);
});

test.each([
	['13900000001', '13900000001', false],
	['139 0000 0001', '13900000001', false],
	['+86 139-0000-0001', '13900000001', false],
	['１３９０００００００１', '13900000001', false],
	['010-66668888', '01066668888', false],
	['66668888', '66668888', false],
	['13900000001/13900000002', '13900000001', true],
	['13900000001、66668888', '13900000001', true],
	['13900000001 13900000002', '13900000001', true]
])('the phone %s is %s', (text, phone, several) => {
	expect(parsePhone(text)).toEqual({ phone, several });
});

test.each(['', '无', '138****1234', '1.39E+10', '1234', '139000000012'])(
	'%s is no phone',
	(text) => {
		expect(parsePhone(text)).toBeNull();
	}
);
