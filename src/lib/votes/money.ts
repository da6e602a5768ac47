/** Money as a committee types it, in whole 分: 12000, 12,000.5, ￥12000元; null for anything else. */
export function parseMoney(text: string): number | null {
	const plain = text
		.normalize('NFKC')
		.replace(/[\s,，¥￥元]/g, '')
		.trim();
	const [, whole, fraction = ''] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
	if (whole === undefined) return null;
	return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** The same the other way, for a field: 12000, 12000.50. */
export function typedMoney(fen: number | null | undefined): string {
	if (fen === null || fen === undefined) return '';
	return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
