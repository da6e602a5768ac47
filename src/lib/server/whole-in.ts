/** A whole number that a form carries along, as a version or a moment; 0, which is none of them, for anything else. */
export function wholeIn(form: FormData, name: string): number {
	const whole = Number(form.get(name));
	return Number.isSafeInteger(whole) ? whole : 0;
}
