/** The greatest common divisor of two whole numbers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
	while (b > 0n) [a, b] = [b, a % b];
	return a;
}

/**
 * A fraction as a number for people to read: exact where it is whole, else rounded to the nearest millionth.
 * Nothing is ever decided by it.
 */
export function asNumber(numerator: bigint, denominator: bigint): number {
	if (numerator % denominator === 0n) return Number(numerator / denominator);
	const millionths = (2_000_000n * numerator + denominator) / (2n * denominator);
	return Number(millionths / 1_000_000n) + Number(millionths % 1_000_000n) / 1_000_000;
}
