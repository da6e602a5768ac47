/**
 * Lets a few tasks work at once and a few wait; `null` for one that finds the waiting room full.
 * For work that costs much processor time, so that a flood of it cannot stop everything else.
 */
export function createTurnstile(atOnce: number, waiting: number) {
	const queue: (() => void)[] = [];
	let working = 0;

	return async function pass<T>(task: () => Promise<T>): Promise<T | null> {
		if (working >= atOnce) {
			if (queue.length >= waiting) return null;
			// Whoever leaves hands over the place, so nobody can slip in between.
			await new Promise<void>((enter) => queue.push(enter));
		} else {
			working += 1;
		}
		try {
			return await task();
		} finally {
			const next = queue.shift();
			if (next) next();
			else working -= 1;
		}
	};
}
