import type { Pair } from './assignment.ts';

/** A pair as a form sends it. */
export function writePair({ application, evaluator }: Pair): string {
	return `${application}:${evaluator}`;
}

/** The pairs of a form; what is empty or no pair is left out. */
export function readPairs(sent: readonly unknown[]): Pair[] {
	return sent.flatMap((one) => {
		const parts = typeof one === 'string' ? /^([\w-]{1,64}):([\w-]{1,64})$/.exec(one) : null;
		const [, application, evaluator] = parts ?? [];
		return application && evaluator ? [{ application, evaluator }] : [];
	});
}

/** How many applications each evaluator would get. */
export function loadsOf(pairs: readonly Pair[]): Map<string, number> {
	const loads = new Map<string, number>();
	for (const { evaluator } of pairs) loads.set(evaluator, (loads.get(evaluator) ?? 0) + 1);
	return loads;
}
