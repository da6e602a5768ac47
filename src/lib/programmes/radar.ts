/** One line of a radar: a value for each axis in hundredths of a per cent, null where there is none. */
export type Series = { name: string; values: readonly (number | null)[] };

/** Where a value lies in a drawing of 200 by 200 around its middle; the first axis points up, the others follow clockwise. */
export function pointAt(axis: number, of: number, share: number): { x: number; y: number } {
	const angle = (2 * Math.PI * axis) / of;
	const radius = 70 * share;
	return {
		x: round(100 + radius * Math.sin(angle)),
		y: round(100 - radius * Math.cos(angle))
	};
}

/** The corners of a line as SVG writes them; an axis without a value is left out. */
export function cornersOf(values: readonly (number | null)[]): string {
	return values
		.flatMap((value, axis) => {
			if (value === null) return [];
			const { x, y } = pointAt(axis, values.length, value / 10_000);
			return [`${x},${y}`];
		})
		.join(' ');
}

/** On which side of its point an axis' name stands. */
export function anchorAt(axis: number, of: number): 'start' | 'middle' | 'end' {
	const { x } = pointAt(axis, of, 1);
	if (Math.abs(x - 100) < 1) return 'middle';
	return x > 100 ? 'start' : 'end';
}

/** A long name of an axis in lines of about a dozen letters, or seven characters of Chinese. */
export function linesOf(name: string): string[] {
	if (!/\s/.test(name.trim())) {
		const letters = [...name.trim()];
		const count = Math.ceil(letters.length / 7) || 1;
		const each = Math.ceil(letters.length / count);
		return Array.from({ length: count }, (_, i) =>
			letters.slice(i * each, (i + 1) * each).join('')
		);
	}
	return name
		.trim()
		.split(/\s+/)
		.reduce<string[]>((lines, word) => {
			const last = lines.at(-1);
			return last !== undefined && last.length + word.length < 14
				? [...lines.slice(0, -1), `${last} ${word}`]
				: [...lines, word];
		}, []);
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
