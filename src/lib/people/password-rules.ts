export type PasswordFault = 'short' | 'long' | 'common' | 'personal';

/** What is hashed, so that full-width letters of an input method equal plain ones (NFKC). */
export function normalPassword(password: string): string {
	return password.normalize('NFKC');
}

/**
 * Why a password is not good enough, or null: at least 10 characters and at most 256 bytes
 * (NIST SP 800-63B: length, no composition rules), no number alone, no well-known or repeating
 * one, nothing of the person's own name or address.
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
	const plain = normalPassword(password);
	if ([...plain].length < 10) return 'short';
	if (isTooLong(plain)) return 'long';
	const lower = plain.toLowerCase();
	if (isCommon(lower)) return 'common';
	return own.flatMap(telling).some((part) => lower.includes(part)) ? 'personal' : null;
}

/** More than is hashed. */
export function isTooLong(password: string): boolean {
	return new TextEncoder().encode(normalPassword(password)).length > 256;
}

/** Numbers are telephone numbers and birthdays; the rest is what lists of leaked passwords begin with. */
function isCommon(lower: string): boolean {
	const numberAlone = /^[\d\s+-]{1,19}$/.test(lower);
	const repeating = /^(.{1,4}?)\1+.{0,3}$/.test(lower);
	return numberAlone || repeating || starts.some((start) => lower.startsWith(start));
}

const starts = [
	'password',
	'passw0rd',
	'p@ssw0rd',
	'p@ssword',
	'123456',
	'12345qwert',
	'1q2w3e4r',
	'1qaz2wsx',
	'qwerty',
	'qazwsx',
	'asdfgh',
	'abcdef',
	'abc123',
	'abcd1234',
	'a123456',
	'aa123456',
	'woaini',
	'iloveyou',
	'5201314',
	'admin123',
	'administrator',
	'welcome',
	'letmein',
	'minyi'
];

/** The parts of a name or address that say whose it is: four Latin letters or two characters at least. */
function telling(value: string): string[] {
	const [local = ''] = value.normalize('NFKC').toLowerCase().split('@');
	return local
		.split(/[\s._+-]+/)
		.filter((part) => part.length >= (/^[\p{Script=Han}]+$/u.test(part) ? 2 : 4));
}
