import { setImmediate } from 'node:timers/promises';

/** For long work: what it returns is called between small steps, and lets others be answered every ten milliseconds. */
export function startBreathing(milliseconds = 10): () => Promise<void> {
	let since = performance.now();
	return async () => {
		if (performance.now() - since < milliseconds) return;
		await setImmediate();
		since = performance.now();
	};
}
