import { leastOf, needs, type Electorate, type Need, type Rule } from './rules.ts';

/**
 * One line of a rule said with the numbers of a roll. `total` and `need` where they are known before anybody
 * voted; else what it takes if just enough take part (null where no participation is asked for), and if all do.
 */
export type MeantNeed = Need & {
	ifEnough: { participants: number; need: number } | null;
	ifAll: { participants: number; need: number } | null;
};

/** What a rule asks for with this very roll, in the order of its lines. */
export function meanRule(rule: Rule, electorate: Electorate): MeantNeed[] {
	return needs(rule, electorate).map((line) => {
		if (line.total !== null) return { ...line, ifEnough: null, ifAll: null };
		const all = electorate[line.basis] ?? 0;
		const asked = rule.participation.find(({ basis }) => basis === line.basis);
		const at = (participants: number) => ({ participants, need: leastOf(line, participants) });
		return { ...line, ifEnough: asked ? at(leastOf(asked, all)) : null, ifAll: at(all) };
	});
}
