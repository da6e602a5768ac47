import { readFile } from 'node:fs/promises';

/** One measured figure beside its budget. */
export interface Figure {
	what: string;
	measured: string;
	budget: string;
	kept: boolean;
}

/** A figure that must stay at or under its budget. */
export function atMost(what: string, value: number, budget: number, unit: string): Figure {
	const round = (n: number) => (n >= 100 ? Math.round(n) : Math.round(n * 10) / 10);
	return {
		what,
		measured: `${round(value)} ${unit}`,
		budget: `≤ ${budget} ${unit}`,
		kept: value <= budget
	};
}

/** The middle one of several measurements. */
export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What the process holds in memory at its peak, as the kernel says (Linux). */
export async function peakMegabytes(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
