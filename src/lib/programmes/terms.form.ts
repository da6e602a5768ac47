import { z } from 'zod';
import { key, text, words } from '#lib/questionnaires/editing/condition.form.ts';
import { evidenceKinds, type Criterion } from './criteria.ts';
import type { Terms } from './programme.ts';
import type { Tier } from './tiers.ts';
import { mostAnchors, mostCriteria, mostFaults, mostIndicators } from './tree-fault.ts';

/** Why terms are not taken: how something in them is written, not whether a call may be opened with them. */
export type ShapeReason =
	| 'wrong_shape'
	| 'unknown_field'
	| 'too_long'
	| 'too_many'
	| 'out_of_range'
	| 'no_such_key'
	| 'too_large';

/** `path`: keys and places joined by dots, as in `criteria.0.indicators.3.weight`. */
export type ShapeProblem = { path: string; reason: ShapeReason };

export const mostTiers = 9;
export const mostFloors = 50;
export const longestCall = 20_000;
/** As JSON, in bytes of UTF-8. */
export const mostBytes = 1_000_000;

/**
 * Takes whatever was sent, posted or read from a file for the terms of a programme, strictly: what it does not know it
 * refuses. Incomplete they may be, for that is how drafts are; `problemsOf` says what is missing before the call.
 */
export function parseTerms(raw: unknown): { terms: Terms } | { problems: ShapeProblem[] } {
	const parsed = termsShape.safeParse(raw);
	if (!parsed.success) {
		return { problems: parsed.error.issues.slice(0, mostFaults).map(problemOf) };
	}
	const bytes = new TextEncoder().encode(JSON.stringify(parsed.data)).length;
	return bytes > mostBytes
		? { problems: [{ path: '', reason: 'too_large' }] }
		: { terms: parsed.data };
}

/** What makes later text run the other way, and what controls, but for line ends and tabs. */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu;

const prose = z
	.string()
	.max(longestCall)
	.transform((typed) => typed.replace(/\r\n?/g, '\n').replace(UNSEEN, ''));

/** Hundredths of a point or of a per cent. */
const hundredths = z.int().min(-1_000_000).max(1_000_000);
const count = z.int().min(0).max(10_000);
const moment = z.int().min(0).max(8_000_000_000_000);

export const criterionShape = z.strictObject({
	key,
	words,
	help: words.optional(),
	indicators: z
		.array(
			z.strictObject({
				key,
				words,
				help: words.optional(),
				weight: hundredths,
				scale: z.strictObject({
					lowest: hundredths,
					highest: hundredths,
					step: hundredths,
					anchors: z
						.array(z.strictObject({ from: hundredths, to: hundredths, words }))
						.max(mostAnchors)
				}),
				evidence: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length),
				measure: key.optional()
			})
		)
		.max(mostIndicators)
}) satisfies z.ZodType<Criterion>;

const tierShape = z.strictObject({
	key,
	words,
	threshold: hundredths,
	floors: z.array(z.strictObject({ criterion: key, least: hundredths })).max(mostFloors),
	quota: count.nullable(),
	years: count
}) satisfies z.ZodType<Tier>;

const termsShape = z.strictObject({
	name: words,
	year: z.int().min(1949).max(2200),
	call: z.strictObject({ zh: prose, en: prose.optional() }),
	tiers: z.array(tierShape).max(mostTiers),
	criteria: z
		.array(criterionShape)
		.max(mostCriteria)
		.refine(
			(all) => all.reduce((sum, one) => sum + one.indicators.length, 0) <= mostIndicators,
			'too_many'
		),
	residents: z.strictObject({ questionnaire_version_id: text, weight: hundredths }).nullable(),
	reviewing: z.strictObject({
		perApplication: count,
		seniors: count,
		load: count,
		sameCity: z.boolean(),
		reviewedBefore: z.boolean(),
		gap: hundredths
	}),
	objectionDays: count,
	narrative: count,
	phases: z.strictObject({
		opens_at: moment,
		closes_at: moment,
		review_until: moment,
		settle_until: moment,
		decide_until: moment
	})
}) satisfies z.ZodType<Terms>;

function problemOf(issue: z.core.$ZodIssue): ShapeProblem {
	return { path: issue.path.join('.'), reason: reasonOf(issue) };
}

function reasonOf(issue: z.core.$ZodIssue): ShapeReason {
	switch (issue.code) {
		case 'unrecognized_keys':
			return 'unknown_field';
		case 'too_big':
			if (issue.origin === 'string') return 'too_long';
			return issue.origin === 'array' ? 'too_many' : 'out_of_range';
		case 'too_small':
			return 'out_of_range';
		case 'custom':
			return issue.message === 'too_many' ? 'too_many' : 'no_such_key';
		default:
			return 'wrong_shape';
	}
}
