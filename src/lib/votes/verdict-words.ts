import { m } from '#i18n/paraglide/messages.js';
import { percent, type Locale } from '#lib/ui/format.ts';
import { isBudget } from './ballot-forms/shapes.ts';
import { chosenText, pickedIn, tiedText } from './choice-verdict.ts';
import { rankingBasis, type Outcome, type Result } from './count.ts';
import { explain, type ExplainedRequirement } from './explain.ts';
import type { OptionTally } from './methods/method.ts';
import { getMethod } from './methods/method-named.ts';
import { amount, basisName } from './need-words.ts';
import { list, quoted, type Asked } from './verdict-names.ts';
import { optionName } from './words.ts';

/** The colour of an outcome, as the name of a class. */
export const outcomeTones: Record<Outcome, 'cui' | 'zhu' | 'zhe'> = {
	passed: 'cui',
	chosen: 'cui',
	failed: 'zhu',
	inquorate: 'zhe',
	tied: 'zhe'
};

/** The outcome in a word or two, as it is said of this method: 通过, 选出, 参与不足. */
export function outcomeWord(outcome: Outcome, method: string): string {
	if (outcome === 'inquorate') return m.votes_verdict_inquorate();
	if (outcome === 'tied') return m.votes_verdict_tied();
	if (method === 'motion') {
		if (outcome === 'chosen') return m.votes_verdict_polled();
		return outcome === 'passed' ? m.votes_verdict_passed() : m.votes_verdict_failed();
	}
	return outcome === 'failed' ? m.votes_verdict_none_chosen() : m.votes_verdict_chosen();
}

/** The outcome with what was chosen: 选出：方案甲. */
export function verdict(vote: Asked, { outcome, winners }: Result, locale: Locale): string {
	const word = outcomeWord(outcome, vote.method);
	if (vote.method === 'motion' || winners.length === 0) return word;
	return m.votes_verdict_with({ word, names: list(quoted(vote, winners), locale) });
}

/** Why it is so, in one plain sentence with numbers. */
export function verdictReason(vote: Asked, result: Result, locale: Locale): string {
	const say = speaker(vote, result, locale);
	switch (result.outcome) {
		case 'inquorate':
			return m.votes_because_inquorate({ unmet: say.unmet('participation') });
		case 'tied':
			return vote.method === 'motion' || result.tied.length === 0
				? sides(result, say)
				: tiedText(vote, result, locale);
		case 'failed':
			return vote.method === 'motion'
				? failedMotion(vote, result, say)
				: failedChoice(vote, result, say);
		case 'passed':
			return vote.method === 'motion'
				? passedMotion(result, say)
				: chosen(vote, result, say, locale);
		case 'chosen':
			return vote.method === 'motion' ? sides(result, say) : chosen(vote, result, say, locale);
	}
}

type Speaker = ReturnType<typeof speaker>;

/** What the sentences of one result are made of. */
function speaker(vote: Asked, result: Result, locale: Locale) {
	const basis = rankingBasis(vote.rule);
	const needs = explain(result, vote.rule);
	const option = (id: string | undefined) => result.options.find((one) => one.id === id);
	const leader = result.options.reduce<OptionTally | undefined>(
		(best, one) => (best && best.score >= one.score ? best : one),
		undefined
	);
	const missing = ({ basis, need, have }: ExplainedRequirement) =>
		m.votes_because_missing({
			basis: basisName(basis),
			need: amount(need, basis, locale),
			have: amount(have, basis, locale)
		});
	return {
		needs,
		votesOf: (id: string | undefined) => amount(option(id)?.score ?? 0, basis, locale),
		leader: leader && leader.score > 0 ? optionName(leader.id, vote) : null,
		leading: amount(leader?.score ?? 0, basis, locale),
		unmet: (kind: 'participation' | 'approval') =>
			needs
				.filter((need) => need.kind === kind && !need.met)
				.map(missing)
				.join(m.votes_because_and()),
		list: (texts: string[]) => list(texts, locale)
	};
}

function passedMotion(result: Result, say: Speaker): string {
	const approvals = say.needs.filter(({ kind }) => kind === 'approval');
	const [first] = approvals;
	const known = first && first.of !== 'decided' && approvals.every(({ of }) => of === first.of);
	if (!known) return sides(result, say);
	const shares = approvals.flatMap(({ basis, have }) => {
		const sums = result.turnout?.[basis];
		const total = first.of === 'electorate' ? sums?.of : sums?.cast;
		if (!total) return [];
		return m.votes_because_share({ basis: basisName(basis), share: percent(have, total) });
	});
	if (shares.length === 0) return sides(result, say);
	return first.of === 'electorate'
		? m.votes_because_passed_of_all({ shares: say.list(shares) })
		: m.votes_because_passed({ shares: say.list(shares) });
}

function failedMotion(vote: Asked, result: Result, say: Speaker): string {
	const because = getMethod(vote.method).because(result);
	const decided = vote.rule.approval.every(({ of }) => of === 'decided');
	if (decided || because === 'as_many_for_as_against') return sides(result, say);
	return vote.rule.participation.length > 0
		? m.votes_because_failed_though_enough({ unmet: say.unmet('approval') })
		: m.votes_because_failed({ unmet: say.unmet('approval') });
}

function failedChoice(vote: Asked, result: Result, say: Speaker): string {
	if (say.leader === null) return m.votes_because_nobody_chose();
	const unmet = say.unmet('approval');
	if (!isBudget(vote.method)) return m.votes_because_leader_failed({ name: say.leader, unmet });
	const names = say.list(quoted(vote, pickedIn(result)));
	return names === '' || unmet === ''
		? m.results_because_budget_none()
		: m.results_because_budget_failed({ names, unmet });
}

function chosen(vote: Asked, result: Result, say: Speaker, locale: Locale): string {
	const because = getMethod(vote.method).because(result);
	if (vote.method === 'single' && because === 'most_ballots' && say.needs.length > 0) {
		const name = say.list(quoted(vote, result.winners));
		return m.votes_because_chosen_by_rule({ name, count: say.votesOf(result.winners[0]) });
	}
	const text = chosenText(vote, result, locale);
	if (vote.method === 'single' || say.needs.length === 0) return text;
	return [text, m.results_because_rule_met()].join(locale === 'en' ? ' ' : '');
}

/** For against, as numbers: where more for than against is all that was asked. */
function sides(result: Result, say: Speaker): string {
	const sides = { for: say.votesOf('for'), against: say.votesOf('against') };
	switch (getMethod('motion').because(result)) {
		case 'nobody_chose':
			return m.votes_because_nobody_chose();
		case 'as_many_for_as_against':
			return m.votes_because_even({ count: sides.for });
		case 'more_for':
			return m.votes_because_more_for(sides);
		default:
			return m.votes_because_more_against(sides);
	}
}
