/** A prime: one wrong digit, or two that changed places, never leave the same remainder. */
const PRIME = 997;

/** Why something typed is not the number of a ballot of this vote. */
export type NumberFault = 'not_a_number' | 'mistyped';

/**
 * The number of a paper ballot as it is printed, 0012-345: counted within the vote, then three check digits that
 * are this vote's own, so that a ballot of another vote is noticed. It is no secret and gives no right.
 */
export function printNumber(voteId: string, number: number): string {
	const rest = (number * 1000 + tagOf(voteId)) % PRIME;
	const check = String((PRIME - rest) % PRIME).padStart(3, '0');
	return `${String(number).padStart(4, '0')}-${check}`;
}

/** The same as a barcode scanner types it: digits only, which no input method for Chinese catches. */
export function scanNumber(voteId: string, number: number): string {
	return printNumber(voteId, number).replace('-', '');
}

/** The number in what was typed or scanned; full width, spaces and dashes do not matter. */
export function readNumber(
	voteId: string,
	typed: string
): { ok: true; number: number } | { ok: false; reason: NumberFault } {
	const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}_−ー.]/gu, '');
	if (!/^\d{4,12}$/.test(digits)) return { ok: false, reason: 'not_a_number' };
	const number = Number(digits.slice(0, -3));
	const isOwn = scanNumber(voteId, number).slice(-3) === digits.slice(-3);
	return isOwn && number > 0 ? { ok: true, number } : { ok: false, reason: 'mistyped' };
}

function tagOf(voteId: string): number {
	let tag = 0;
	for (const sign of voteId) tag = (tag * 31 + (sign.codePointAt(0) ?? 0)) % PRIME;
	return tag;
}
