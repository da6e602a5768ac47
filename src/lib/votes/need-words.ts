import { m } from '#i18n/paraglide/messages.js';
import { area, whole, type Locale } from '#lib/ui/format.ts';
import type { Approval, Basis, Fraction } from './rules.ts';

type Line = Approval & { kind: 'participation' | 'approval' };

/** "参与人数达到三分之二", "赞成面积超过参与面积的一半": one line of a rule in plain words. */
export function needTitle(line: Line, method: string): string {
	const basis = basisName(line.basis);
	const share = fractionName(line.fraction);
	if (line.kind === 'participation') {
		return line.strict
			? m.votes_need_participation_over({ basis, share })
			: m.votes_need_participation_from({ basis, share });
	}
	const side = (sides[method] ?? m.votes_side_leading)();
	if (isMoreForThanAgainst(line)) {
		if (method === 'motion') return m.votes_need_more_for({ basis });
		if (!Object.hasOwn(sides, method)) return m.votes_need_most({ basis });
	}
	if (line.of === 'decided' && method !== 'motion') {
		return line.strict
			? m.results_need_over({ side, basis, share })
			: m.results_need_from({ side, basis, share });
	}
	const of = wholeName(line, basis);
	return line.strict
		? m.votes_need_approval_over({ side, basis, of, share })
		: m.votes_need_approval_from({ side, basis, of, share });
}

/** "812 人", "54,156 ㎡": a number of one basis with its unit. */
export function amount(value: number, basis: Basis, locale: Locale): string {
	if (basis === 'area') return area(value, locale);
	const count = whole(value, locale);
	return basis === 'heads' ? m.votes_heads({ count }) : m.votes_households({ count });
}

/** 人数, 户数, 面积. */
export function basisName(basis: Basis): string {
	if (basis === 'heads') return m.votes_basis_heads();
	return basis === 'households' ? m.votes_basis_households() : m.votes_basis_area();
}

/** 一半, 三分之二, 四分之三; another fraction as 3/5. */
export function fractionName([part, of]: Fraction): string {
	const known: Record<string, () => string> = {
		'1/2': m.votes_share_half,
		'1/3': m.votes_share_third,
		'2/3': m.votes_share_two_thirds,
		'3/4': m.votes_share_three_quarters,
		'1/1': m.votes_share_all
	};
	return known[`${part}/${of}`]?.() ?? `${part}/${of}`;
}

/** Whose support a rule asks about; elsewhere that of the leading option. */
const sides: Partial<Record<string, () => string>> = {
	motion: m.votes_side_for,
	irv: m.results_side_ranking,
	schulze: m.results_side_ranking,
	borda: m.results_side_ranking,
	score: m.results_side_score,
	'budget-greedy': m.results_side_budget,
	'budget-equal-shares': m.results_side_budget
};

function wholeName({ of }: Line, basis: string): string {
	if (of === 'electorate') return m.votes_of_electorate({ basis });
	return of === 'participants' ? m.votes_of_participants({ basis }) : m.votes_of_decided({ basis });
}

function isMoreForThanAgainst({ of, strict, fraction: [part, whole] }: Line): boolean {
	return of === 'decided' && strict && part * 2 === whole;
}
