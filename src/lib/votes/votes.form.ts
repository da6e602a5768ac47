import { z } from 'zod';
import { customRule, ruleBases } from './custom-rule.ts';
import { readTerms } from './draft-terms.ts';
import type { MethodId } from './methods/method.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rules.ts';

/** The choice in the list of rules that means: the committee writes its own. */
export const ownRule = 'custom';

/** What makes later text run the other way, and so read as something else. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text: what was pasted over several lines becomes one, without signs that control or turn the writing. */
const line = (max: number) =>
	z
		.string()
		.max(10_000, 'too_long')
		.transform((text) =>
			text
				.replace(TURNS, '')
				.replace(/[\s\p{Cc}]+/gu, ' ')
				.trim()
		)
		.pipe(z.string().max(max, 'too_long'));

const prose = (max: number) =>
	z
		.string()
		.max(max, 'too_long')
		.transform((text) =>
			text
				.replace(TURNS, '')
				.replace(/\r\n?/g, '\n')
				.replace(/[^\P{Cc}\n\t]/gu, '')
				.trim()
		);

/** A number as somebody types it: what it means depends on the method. */
const typed = z.string().max(40, 'too_long').trim().default('');

/** What `<input type="datetime-local">` sends: a time of the unit's own clock. */
const localTime = z
	.string()
	.max(30, 'no_such_time')
	.pipe(z.string().min(1, 'required'))
	.pipe(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'no_such_time'))
	.default('');

const share = (first: number, second: number) => ({
	part: z.number().int().min(1, 'no_such_share').max(1000, 'no_such_share').default(first),
	of: z.number().int().min(1, 'no_such_share').max(1000, 'no_such_share').default(second)
});
const half = share(1, 2);

/** In the order in which they are offered. */
export const methodIds = [
	'motion',
	'single',
	'approval',
	'irv',
	'schulze',
	'borda',
	'score',
	'budget-greedy',
	'budget-equal-shares'
] as const satisfies readonly MethodId[];

/**
 * A vote as its committee drafts it. Issues are reasons ('required', 'too_long', 'too_few_options' …), which the
 * page puts into words. `version` is the one that was opened for editing; 0 for a new draft.
 */
export const voteForm = z
	.object({
		key: z.string().max(40).default(''),
		version: z.number().int().min(0).default(0),
		question: line(200).pipe(z.string().min(1, 'required')),
		explanation: prose(4_000).default(''),
		method: z.enum(methodIds).default('motion'),
		/** The labels of the options; empty ones are left out. What else is said of each stands at the same place. */
		options: z.array(line(200)).max(200, 'too_many_options').default([]),
		details: z.array(line(500)).max(200, 'too_many_options').default([]),
		/** In 元, as typed. */
		costs: z.array(typed).max(200, 'too_many_options').default([]),
		limit: typed,
		minimum: typed,
		scale_lowest: typed.default('0'),
		scale_highest: typed.default('5'),
		/** In 元, as typed. */
		budget: typed,
		by: z.enum(['picking', 'points']).default('picking'),
		points: typed.default('10'),
		skip: z.enum(['skip', 'stop']).default('skip'),
		tie_break: z.enum(['none', 'listed']).default('none'),
		privacy: z.enum(['named', 'confidential']).default('confidential'),
		/** Each by a ballot of their own, or all by a show of hands. */
		channels: z.enum(['ballots', 'meeting']).default('ballots'),
		paper: z.boolean().default(false),
		proxy: z.boolean().default(false),
		proxy_limit: typed.default('3'),
		roll_id: z.string().min(1, 'required').max(40).default(''),
		/** The id of a preset, or 'custom'. */
		rule_preset_id: z.string().min(1, 'required').max(60).default(''),
		custom_participation: z.enum(['none', ...ruleBases]).default('heads'),
		custom_participation_part: half.part,
		custom_participation_of: half.of,
		custom_participation_strict: z.boolean().default(false),
		custom_approval: z.enum(ruleBases).default('heads'),
		custom_approval_part: half.part,
		custom_approval_of: half.of,
		custom_approval_strict: z.boolean().default(false),
		custom_approval_whole: z
			.enum(['participants', 'electorate', 'decided'])
			.default('participants'),
		custom_name: line(60).default(''),
		custom_source: line(200).default(''),
		opens_at: localTime,
		closes_at: localTime
	})
	.superRefine((input, context) => {
		const issue = (path: keyof typeof input, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		for (const { field, place, reason } of readTerms(input).faults) {
			const path = place === undefined ? [field] : [field, place];
			context.addIssue({ code: 'custom', path, message: reason });
		}
		if (input.channels === 'meeting' && input.method !== 'motion') issue('channels', 'motion_only');
		if (input.proxy && !/^([1-9]|10)$/.test(input.proxy_limit)) issue('proxy_limit', 'not_whole');
		if (input.closes_at <= input.opens_at) issue('closes_at', 'closes_before_opens');
		if (input.rule_preset_id === ownRule && !customRuleOf(input))
			issue('custom_approval', 'no_such_share');
	});

export type VoteInput = z.infer<typeof voteForm>;

/** The rule that the form's own fields make, or null when nobody could meet it. */
export function customRuleOf(
	input: Pick<VoteInput, Extract<keyof VoteInput, `custom_${string}`>>
): Rule | null {
	const parsed = parseRule(
		customRule(
			{
				basis: input.custom_participation,
				part: input.custom_participation_part,
				of: input.custom_participation_of,
				strict: input.custom_participation_strict
			},
			{
				basis: input.custom_approval,
				part: input.custom_approval_part,
				of: input.custom_approval_of,
				strict: input.custom_approval_strict,
				whole: input.custom_approval_whole
			}
		)
	);
	return parsed.ok ? parsed.rule : null;
}
