import { gcd } from '#lib/votes/methods/fraction.ts';

/** An exact number that is not negative: n/d in lowest terms. What decides is never rounded. */
export type Exact = { readonly n: bigint; readonly d: bigint };

export const zero: Exact = { n: 0n, d: 1n };

/** The whole numbers n/d as an exact number; d is not nought. */
export function exact(n: number | bigint, d: number | bigint = 1): Exact {
	return lowest(BigInt(n), BigInt(d));
}

export function add(a: Exact, b: Exact): Exact {
	if (a.d === b.d) return lowest(a.n + b.n, a.d);
	return lowest(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function times(a: Exact, b: Exact): Exact {
	return lowest(a.n * b.n, a.d * b.d);
}

export function sum(all: readonly Exact[]): Exact {
	return all.reduce(add, zero);
}

/** The mean, or null of none. */
export function mean(all: readonly Exact[]): Exact | null {
	return all.length === 0 ? null : times(sum(all), exact(1, all.length));
}

/** Below nought, nought or above it, as `a` is less than, equal to or more than `b`. */
export function compare(a: Exact, b: Exact): number {
	const [left, right] = [a.n * b.d, b.n * a.d];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** A share of the whole as hundredths of a per cent, for people to read: 0 to 10 000, halves up. */
export function hundredths({ n, d }: Exact): number {
	return Number((20_000n * n + d) / (2n * d));
}

function lowest(n: bigint, d: bigint): Exact {
	const common = n <= SAFE && d <= SAFE ? BigInt(gcdOfSmall(Number(n), Number(d))) : gcd(n, d);
	return common === 1n ? { n, d } : { n: n / common, d: d / common };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The same as for large ones, and much faster: nearly all are small. */
function gcdOfSmall(a: number, b: number): number {
	while (b !== 0) [a, b] = [b, a % b];
	return a;
}
