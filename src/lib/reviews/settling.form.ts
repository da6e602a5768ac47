import { z } from 'zod';
import { readPoints } from '#lib/programmes/points.ts';

/** A score that was agreed for one indicator, with the reason. */
export const settleForm = z.object({
	indicator: z.string().max(80).default(''),
	score: z
		.string()
		.max(20, 'not_points')
		.refine((typed) => readPoints(typed) !== null, 'not_points')
		.default(''),
	reason: z
		.string()
		.max(5_000, 'too_long')
		.refine((typed) => typed.trim() !== '', 'no_reason')
		.default('')
});
export type SettleInput = z.infer<typeof settleForm>;

/** The form as the command takes it. */
export function settlementIn({ indicator, score, reason }: SettleInput) {
	return { indicatorKey: indicator, score: readPoints(score) ?? -1, reason };
}
