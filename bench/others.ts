import { setTimeout } from 'node:timers/promises';

/** Somebody else asks a server for something small, again and again; `stop` tells the longest wait in milliseconds. */
export function startAsking({ port }: { port: number }) {
	let longest = 0;
	let asks = true;
	const asking = (async () => {
		while (asks) {
			const before = performance.now();
			await (await fetch(`http://127.0.0.1:${port}/healthz`)).arrayBuffer();
			longest = Math.max(longest, performance.now() - before);
			await setTimeout(5);
		}
	})();
	return {
		stop: async () => {
			asks = false;
			await asking;
			return longest;
		}
	};
}
