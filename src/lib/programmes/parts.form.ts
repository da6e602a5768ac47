import { z } from 'zod';
import { text } from '#lib/questionnaires/editing/condition.form.ts';
import { evidenceKinds } from './criteria.ts';
import { readPoints, readWhole } from './points.ts';
import { longestCall } from './terms.form.ts';
import { mostAnchors, mostCriteria } from './tree-fault.ts';

/** One line of text: what was pasted over several lines becomes one. */
const line = z
	.string()
	.max(400, 'too_long')
	.transform((typed) => typed.replace(/\s+/g, ' ').trim())
	.pipe(text);
const prose = (most: number) => z.string().max(most, 'too_long');
const points = z.string().refine((typed) => readPoints(typed) !== null, 'not_points');
const whole = z.string().refine((typed) => readWhole(typed) !== null, 'not_whole');
const wholeOrNone = z
	.string()
	.refine((typed) => typed.trim() === '' || readWhole(typed) !== null, 'not_whole');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not_day');

/** What every form about a part of a programme carries: the version that was opened, and why called terms change. */
const carried = {
	version: z.number().int().min(0).default(0),
	reason: prose(500).default('')
};
export const saved = z.object(carried);

export const aboutForm = z.object({
	...carried,
	zh: line.default(''),
	en: line.default(''),
	year: whole.default(''),
	call_zh: prose(longestCall).default(''),
	call_en: prose(longestCall).default('')
});

/** The first day of applying, and the last days of everything. */
export const daysForm = z.object({
	...carried,
	opens_at: day.default(''),
	closes_at: day.default(''),
	review_until: day.default(''),
	settle_until: day.default(''),
	decide_until: day.default(''),
	objectionDays: whole.default('')
});

export const reviewingForm = z.object({
	...carried,
	narrative: whole.default(''),
	perApplication: whole.default(''),
	seniors: whole.default(''),
	load: whole.default(''),
	gap: points.default(''),
	sameCity: z.boolean().default(false),
	reviewedBefore: z.boolean().default(false)
});

export const residentsForm = z.object({
	...carried,
	/** Empty: residents are not asked. */
	questionnaire: z.string().max(40).default(''),
	weight: points.default('10')
});

/** `floors` stand in the order of the criteria; an empty one sets none. */
export const tierForm = z.object({
	...carried,
	zh: line.default(''),
	en: line.default(''),
	threshold: points.default(''),
	quota: wholeOrNone.default(''),
	years: whole.default(''),
	floors: z
		.array(
			z.string().refine((typed) => typed.trim() === '' || readPoints(typed) !== null, 'not_points')
		)
		.max(mostCriteria)
		.default([])
});

export const criterionForm = z.object({
	...carried,
	zh: line.default(''),
	en: line.default(''),
	help_zh: prose(2_000).default(''),
	help_en: prose(2_000).default('')
});

const anchorPoints = z
	.string()
	.refine((typed) => typed.trim() === '' || readPoints(typed) !== null, 'not_points');
const anchors = <Item extends z.ZodType>(item: Item) => z.array(item).max(mostAnchors + 2);

/** `anchor_…` stand beside each other, a line each; a line of which nothing is filled in is none. */
export const indicatorForm = z.object({
	...carried,
	zh: line.default(''),
	en: line.default(''),
	help_zh: prose(2_000).default(''),
	help_en: prose(2_000).default(''),
	weight: points.default(''),
	lowest: points.default(''),
	highest: points.default(''),
	step: points.default(''),
	anchor_from: anchors(anchorPoints).default([]),
	anchor_to: anchors(anchorPoints).default([]),
	anchor_zh: anchors(prose(2_000)).default([]),
	anchor_en: anchors(prose(2_000)).default([]),
	evidence: z.array(z.enum(evidenceKinds)).default([]),
	measure: z.string().max(40).default('')
});

export type PartInput = {
	about: z.infer<typeof aboutForm>;
	days: z.infer<typeof daysForm>;
	reviewing: z.infer<typeof reviewingForm>;
	residents: z.infer<typeof residentsForm>;
	tier: z.infer<typeof tierForm>;
	criterion: z.infer<typeof criterionForm>;
	indicator: z.infer<typeof indicatorForm>;
};
