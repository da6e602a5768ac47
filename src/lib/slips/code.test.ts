import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, codeFrom, formatCode, readCode } from './code.ts';

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
const code = bytes.map(codeFrom);

describe('a slip code', () => {
	it('has 12 signs, none of them I, L, O or U', () => {
		fc.assert(
			fc.property(code, (made) => {
				expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
			})
		);
	});

	it('uses five bits of every byte, so that every sign is as likely', () => {
		const all = Uint8Array.from({ length: 256 }, (_, i) => i);
		const signs = Array.from(all, (byte) => codeFrom(new Uint8Array(CODE_LENGTH).fill(byte))[0]);
		const different = [...new Set(signs)];
		expect(different).toHaveLength(32);
		expect(different.map((one) => signs.filter((sign) => sign === one).length)).toEqual(
			different.map(() => 8)
		);
	});

	it('is made of exactly 12 bytes', () => {
		expect(() => codeFrom(new Uint8Array(11))).toThrow(RangeError);
	});

	it('is printed in three groups of four', () => {
		expect(formatCode('0123456789AB')).toBe('0123-4567-89AB');
	});
});

describe('a typed code', () => {
	it('comes back from its printed form', () => {
		fc.assert(
			fc.property(code, (made) => {
				expect(readCode(formatCode(made))).toEqual({ ok: true, code: made });
			})
		);
	});

	it('may be in small letters, in full width, with any spaces and dashes', () => {
		const between = fc.constantFrom('', ' ', '\u3000', '-', '－', '—', '–', ' - ', '\u200b', '.');
		const separated = fc.tuple(code, fc.array(between, { minLength: 12, maxLength: 12 }));
		fc.assert(
			fc.property(separated, fc.boolean(), fc.boolean(), ([made, gaps], small, wide) => {
				const cased = small ? made.toLowerCase() : made;
				const signs = [...cased].map((sign) =>
					wide ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign
				);
				const typed = signs.map((sign, i) => sign + (gaps[i] ?? '')).join('');
				expect(readCode(typed)).toEqual({ ok: true, code: made });
			})
		);
	});

	it.each([
		['O', '0'],
		['o', '0'],
		['I', '1'],
		['i', '1'],
		['L', '1'],
		['l', '1'],
		['Ｏ', '0'],
		['ｌ', '1']
	])('may have %s where %s is meant', (confused, meant) => {
		fc.assert(
			fc.property(code, (made) => {
				expect(readCode(made.replaceAll(meant, confused))).toEqual({ ok: true, code: made });
			})
		);
	});

	it.each([
		'https://minyi.example.org/s/0123456789AB',
		'http://localhost:3000/s/0123-4567-89ab?from=wechat',
		'minyi.example.org/S/0123456789AB#top'
	])('may be the whole address %s', (typed) => {
		expect(readCode(typed)).toEqual({ ok: true, code: '0123456789AB' });
	});

	it.each([
		['', 'empty'],
		[' - ', 'empty'],
		['0123-4567-89A', 'too_short'],
		['0123-4567-89ABC', 'too_long'],
		['0123-4567-89AU', 'strange_sign'],
		['0123-4567-89A中', 'strange_sign'],
		["' OR 1=1 --", 'strange_sign']
	])('%j is refused: %s', (typed, reason) => {
		expect(readCode(typed)).toEqual({ ok: false, reason });
	});

	it('is read or refused, never a fault, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
				const read = readCode(typed);
				expect(read.ok ? read.code.length : read.reason.length).toBeGreaterThan(0);
			})
		);
	});
});
