import { z } from 'zod';
import { toEpoch, toLocal } from '#lib/units/local-time.ts';
import { longestQuestion, mostItems, questionsIn, type Item, type Plan } from './visits.ts';

const prose = (most: number) => z.string().max(most, 'too_long').default('');

/** The plan of a visit: its check list is what stands already, line by line, and more lines at once. */
export const planForm = z.object({
	key: z.string().max(64).default(''),
	version: z.number().int().min(0).default(0),
	planned_for: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, 'not_moment')
		.default(''),
	plan: prose(5_000),
	keys: z.array(z.string().max(64)).max(mostItems, 'too_many_questions').default([]),
	questions: z
		.array(z.string().max(longestQuestion, 'too_long'))
		.max(mostItems, 'too_many_questions')
		.default([]),
	more: prose(20_000)
});
export type PlanInput = z.infer<typeof planForm>;

/** The form as the command takes it; null where the day is none. */
export function planIn(
	{ planned_for, plan, keys, questions, more }: PlanInput,
	zone: string
): Plan | null {
	const at = toEpoch(planned_for, zone);
	if (at === null) return null;
	const standing = questions.map((question, i) => ({ key: keys[i] ?? '', question }));
	const added = questionsIn(more).map((question) => ({ key: '', question }));
	return { planned_for: at, plan, lines: [...standing, ...added] };
}

/** A plan as its form opens. */
export function planOut(
	visit: { planned_for: number; plan: string; checklist: readonly Item[]; version: number },
	zone: string
): Partial<PlanInput> {
	return {
		version: visit.version,
		planned_for: toLocal(visit.planned_for, zone),
		plan: visit.plan,
		keys: visit.checklist.map(({ key }) => key),
		questions: visit.checklist.map(({ question }) => question)
	};
}
