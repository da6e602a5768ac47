/** Crockford's base 32: no I, L, O or U, so that no two signs look or sound alike. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many signs a code has: 12 × 5 = 60 bits. */
export const CODE_LENGTH = 12;

/** What was wrong with something typed as a code; it says nothing about which codes exist. */
export type CodeFault = 'empty' | 'too_short' | 'too_long' | 'strange_sign';

export type ReadCode = { ok: true; code: string } | { ok: false; reason: CodeFault };

/** The code of 12 random bytes: five bits of each, so that every sign is as likely. */
export function codeFrom(bytes: Uint8Array): string {
	if (bytes.length !== CODE_LENGTH) throw new RangeError('A code is made of 12 random bytes');
	return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** As it is printed and read aloud: XXXX-XXXX-XXXX. */
export function formatCode(code: string): string {
	return code.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * The code in what a person typed or pasted: small letters, full width, spaces and dashes anywhere, O for 0, I or
 * L for 1, or the whole address from the slip.
 */
export function readCode(typed: string): ReadCode {
	const plain = typed.slice(0, 500).normalize('NFKC').toUpperCase();
	const signs = (plain.split('/S/').at(-1) ?? '').split(/[?#]/)[0] ?? '';
	const code = signs
		.replace(/[\s\p{Cf}\p{Pd}_−ー.,·*/]/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	if (code === '') return { ok: false, reason: 'empty' };
	if (![...code].every((sign) => ALPHABET.includes(sign)))
		return { ok: false, reason: 'strange_sign' };
	if (code.length < CODE_LENGTH) return { ok: false, reason: 'too_short' };
	if (code.length > CODE_LENGTH) return { ok: false, reason: 'too_long' };
	return { ok: true, code };
}
