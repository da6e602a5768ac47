import { z } from 'zod';
import { key, words } from '#lib/questionnaires/editing/condition.form.ts';
import { evidenceKinds } from './criteria.ts';
import {
	hundredthsOf,
	mostAnchors,
	mostCriteria,
	mostFaults,
	mostIndicators,
	mostPoints,
	type Fault,
	type FaultReason
} from './tree-fault.ts';

/** Points as a person writes them, read as hundredths. */
export const points = z
	.number()
	.min(-mostPoints)
	.max(mostPoints)
	.transform((given, context) => {
		const hundredths = hundredthsOf(given);
		if (hundredths !== null) return hundredths;
		context.addIssue({ code: 'custom', message: 'too_many_decimals' });
		return z.NEVER;
	});

/** What a programme's files say of criteria: named scales, and the tree that uses them. */
export const treeFields = {
	scales: z.record(
		key,
		z.strictObject({
			lowest: points,
			highest: points,
			step: points,
			bands: z.array(z.tuple([points, points])).max(mostAnchors)
		})
	),
	criteria: z
		.array(
			z.strictObject({
				key,
				words,
				help: words.optional(),
				indicators: z
					.array(
						z.strictObject({
							key,
							words,
							help: words.optional(),
							weight: points,
							scale: z.string(),
							anchors: z.array(words).max(mostAnchors),
							evidence: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length),
							measure: key.optional()
						})
					)
					.max(mostIndicators)
			})
		)
		.max(mostCriteria)
};

/** What a shape refused, in the words of this room. */
export function faultsOf({ issues }: z.core.$ZodError): Fault[] {
	return issues.slice(0, mostFaults).map((issue) => {
		return { place: issue.path.join('.'), reason: reasonOf(issue) };
	});
}

function reasonOf(issue: z.core.$ZodIssue): FaultReason {
	switch (issue.code) {
		case 'unrecognized_keys':
			return 'unknown_field';
		case 'invalid_type':
			return issue.input === undefined ? 'missing' : 'wrong_shape';
		case 'invalid_value':
			return issue.path.at(-2) === 'evidence' ? 'no_such_evidence' : 'wrong_shape';
		case 'invalid_key':
			return 'bad_key';
		case 'too_big':
			if (issue.origin === 'string') return 'too_long';
			return issue.origin === 'array' ? 'too_many' : 'out_of_range';
		case 'too_small':
			return 'out_of_range';
		case 'custom':
			return issue.message === 'too_many_decimals' ? 'too_many_decimals' : 'bad_key';
		default:
			return 'wrong_shape';
	}
}
