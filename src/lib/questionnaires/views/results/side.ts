import type { Masked } from '../../summary.ts';

/** One of several groups that answered the same question: a building, a round, a community. */
export type Side = { label: string; of: number | null; summary: Masked };

/** The summaries of one shape among them, in their order. */
export function ofShape<S extends Masked['shape']>(
	sides: readonly Side[],
	shape: S
): Extract<Masked, { shape: S }>[] {
	return sides.flatMap(({ summary }) => (isOf(summary, shape) ? [summary] : []));
}

function isOf<S extends Masked['shape']>(
	summary: Masked,
	shape: S
): summary is Extract<Masked, { shape: S }> {
	return summary.shape === shape;
}
