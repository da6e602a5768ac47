/**
 * The same shuffle for the same seed, so that one person sees one order however often the page comes: Fisher and
 * Yates with mulberry32, seeded by FNV-1a. It deals out fairness, not secrets.
 */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
	const random = mulberry32(fnv1a(seed));
	const order = [...items];
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		const [a, b] = [order[i], order[j]];
		if (a !== undefined && b !== undefined) [order[i], order[j]] = [b, a];
	}
	return order;
}

/** Options in the order for this respondent; "other" and "none of these" stay where people look for them: last. */
export function inOrder<T extends { other?: boolean; exclusive?: boolean }>(
	options: readonly T[],
	order: 'fixed' | 'random',
	seed: string
): T[] {
	if (order === 'fixed') return [...options];
	const isLast = ({ other, exclusive }: T) => other === true || exclusive === true;
	const free = options.filter((option) => !isLast(option));
	return [...shuffled(free, seed), ...options.filter(isLast)];
}

function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}

function mulberry32(state: number): () => number {
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
