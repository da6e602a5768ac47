/** Points or per cents as a person types them, read as hundredths; null where it is no such number. */
export function readPoints(typed: string): number | null {
	const plain = typed.normalize('NFKC').trim().replace('−', '-');
	const parts = /^(-?)(\d{1,4})(?:\.(\d{1,2}))?$/.exec(plain);
	if (!parts) return null;
	const [, sign, whole, part = ''] = parts;
	const hundredths = Number(whole) * 100 + Number(part.padEnd(2, '0'));
	return sign === '-' && hundredths > 0 ? -hundredths : hundredths;
}

/** Hundredths as a person writes them: 1250 is 12.5. */
export function writePoints(hundredths: number): string {
	return String(hundredths / 100);
}

/** A whole number as a person types it, or null. */
export function readWhole(typed: string): number | null {
	const plain = typed.normalize('NFKC').trim();
	return /^\d{1,5}$/.test(plain) ? Number(plain) : null;
}
