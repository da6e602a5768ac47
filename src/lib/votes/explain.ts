import type { Result } from './count.ts';
import type { Approval, Requirement, Rule } from './rules.ts';

/** One requirement for the page: the numbers and the line of the rule they come from. */
export type ExplainedRequirement = Requirement & Approval & { missing: number };

/** What a vote with this rule and result is explained by; the interface finds the words. */
export function explain(
	result: Pick<Result, 'requirements'>,
	rule: Rule | undefined
): ExplainedRequirement[] {
	return rule ? explainRequirements(result.requirements, rule) : [];
}

/**
 * Joins worked-out requirements with their lines of the rule, in the order of `evaluate`; works for the
 * participation requirements alone too, while a vote is open. `missing` is 0 once met.
 */
export function explainRequirements(
	requirements: readonly Requirement[],
	rule: Rule
): ExplainedRequirement[] {
	const lines: Approval[] = [
		...rule.participation.map((line) => ({ ...line, of: 'electorate' as const })),
		...rule.approval
	];
	return requirements.flatMap((requirement, i) => {
		const line = lines[i];
		const missing = Math.max(0, requirement.need - requirement.have);
		return line ? [{ ...line, ...requirement, missing }] : [];
	});
}
