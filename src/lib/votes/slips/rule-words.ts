import { m } from '#i18n/paraglide/messages.js';
import { fractionName } from '../need-words.ts';
import type { Approval, Basis, Participation, Rule } from '../rules.ts';

/** What a choice means under the rule, in one or two sentences for everybody. */
export function ruleSentences(rule: Rule, method: string): string {
	const sentences: string[] = [];
	const { participation, approval } = rule;
	if (participation.length > 0) {
		sentences.push(m.slips_rule_participation({ parts: join(participation.map(takingPart)) }));
	}
	if (approval.length > 0) sentences.push(approvalSentence(approval, method));
	return sentences.join(m.slips_rule_between());
}

function approvalSentence(lines: readonly Approval[], method: string): string {
	if (method === 'motion' && lines.every(isMoreForThanAgainst)) return m.slips_rule_more_for();
	const parts = join(lines.map((line) => approving(line, method)));
	return (sentences[method] ?? m.slips_rule_leading)({ parts });
}

/** What a rule asks about, where it is not the option that was chosen most. */
const sentences: Partial<Record<string, (words: { parts: string }) => string>> = {
	motion: m.slips_rule_approval,
	irv: m.results_rule_ranking,
	schulze: m.results_rule_ranking,
	borda: m.results_rule_ranking,
	score: m.results_rule_score,
	'budget-greedy': m.results_rule_budget,
	'budget-equal-shares': m.results_rule_budget
};

function takingPart({ basis, fraction, strict }: Participation): string {
	const words = { basis: basisWord(basis), share: fractionName(fraction) };
	return strict ? m.slips_rule_part_over(words) : m.slips_rule_part_from(words);
}

function approving({ basis, fraction, strict, of }: Approval, method: string): string {
	const whole =
		of === 'decided' && method !== 'motion' ? m.results_rule_of_choosing() : wholeWord(of);
	const words = { basis: basisWord(basis), share: fractionName(fraction), of: whole };
	return strict ? m.slips_rule_for_over(words) : m.slips_rule_for_from(words);
}

function basisWord(basis: Basis): string {
	if (basis === 'heads') return m.slips_rule_heads();
	return basis === 'households' ? m.slips_rule_households() : m.slips_rule_area();
}

function wholeWord(of: Approval['of']): string {
	if (of === 'electorate') return m.slips_rule_of_roll();
	return of === 'participants' ? m.slips_rule_of_participants() : m.slips_rule_of_decided();
}

function isMoreForThanAgainst({ of, strict, fraction: [part, whole] }: Approval): boolean {
	return of === 'decided' && strict && part * 2 === whole;
}

function join(parts: readonly string[]): string {
	return parts.join(m.slips_rule_and());
}
