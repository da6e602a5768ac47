/** How wide a line is, in Chinese signs: Latin letters take about half of one. */
export function widthOf(text: string): number {
	return [...text].reduce((all, sign) => all + (/[\u2e80-\uffef]/u.test(sign) ? 1 : 0.52), 0);
}

/** Which of the sizes a line is set in, so that it fits: the first whose width it keeps to, or the last. */
export function sizeOf(text: string, widths: readonly number[]): number {
	const width = widthOf(text);
	const found = widths.findIndex((most) => width <= most);
	return found < 0 ? widths.length : found;
}
