/** Numbers that look like chance and are the same on every machine (mulberry32, Tommy Ettinger 2017). */
export function chance(seed: number) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		/** From 0 up to 1. */
		next,
		/** A whole number from `low` to `high`, both included. */
		whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
		/** One of the list. */
		pick: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0]
	};
}
export type Chance = ReturnType<typeof chance>;
