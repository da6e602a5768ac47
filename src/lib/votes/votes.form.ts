import { z } from 'zod';
import { customRule, ruleBases } from './custom-rule.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rules.ts';

/** The choice in the list of rules that means: the committee writes its own. */
export const ownRule = 'custom';

/** How many options a single choice offers. */
export const optionLimits = { least: 2, most: 50 };

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
		method: z.enum(['motion', 'single']).default('motion'),
		/** The labels of a single choice; empty ones are left out. */
		options: z
			.array(line(200))
			.max(200, 'too_many_options')
			.transform((labels) => labels.filter((label) => label !== ''))
			// Says again that it is a list, for the reader of form data goes by what comes out.
			.pipe(z.array(z.string()))
			.default([]),
		tie_break: z.enum(['none', 'listed']).default('none'),
		privacy: z.enum(['named', 'confidential']).default('confidential'),
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
		for (const reason of optionFaults(input)) issue('options', reason);
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

function optionFaults({ method, options }: { method: string; options: string[] }): string[] {
	if (method === 'motion') return [];
	if (options.length < optionLimits.least) return ['too_few_options'];
	if (options.length > optionLimits.most) return ['too_many_options'];
	const labels = new Set(options.map((label) => label.normalize('NFKC').toLowerCase()));
	return labels.size < options.length ? ['duplicate_options'] : [];
}
