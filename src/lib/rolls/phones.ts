import { foldWidth } from './text.ts';

/** A phone number as digits, and whether the cell held more than one; null where none can be read. */
export function parsePhone(text: string): { phone: string; several: boolean } | null {
	const cells = foldWidth(text).split(/[/,;、|\n]|\s{2,}|(?<=\d{11})\s+(?=\d)/);
	const phones = cells.map(digits).filter(isPhone);
	const [phone] = phones;
	return phone === undefined ? null : { phone, several: new Set(phones).size > 1 };
}

function digits(text: string): string {
	const plain = text.replace(/[\s\-—–()+.]/g, '');
	return plain.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

function isPhone(number: string): boolean {
	return /^(?:1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$/.test(number);
}
