/** A field as it was typed; nothing for a file, or none. */
export function textOf(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value : '';
}

/** A whole number as people type it, full width too; NaN for anything else. */
export function wholeOf(typed: string): number {
	const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '');
	return /^\d{1,9}$/.test(plain) ? Number(plain) : NaN;
}
