import { and, asc, count, eq, isNull } from 'drizzle-orm';
import { roll, roll_entry } from '#db/schema.server.ts';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { listGroups, type Group } from './electorate-groups.server.ts';
import { electorateOfRoll, type ElectorateSums } from './electorate.server.ts';
import { listPresets } from './presets.server.ts';
import { meanRule, type MeantNeed } from './rule-meaning.ts';
import type { Rule } from './rules.ts';
import { customRuleOf, ownRule, type VoteInput } from './votes.form.ts';
import { basesOf, ruleFits } from './votes.ts';

/** A roll that a vote can be asked of, with how many lines it has. */
export type RollOnOffer = { id: string; name: string; kind: RollKind; entries: number };

/** What a roll comes to, and what a rule means with it; `needs` is null while no fitting rule is chosen. */
export type Meaning = {
	roll: RollOnOffer;
	sums: ElectorateSums;
	groups: Group[];
	needs: MeantNeed[] | null;
	/** The rule cannot be asked of such a roll. */
	misfit: boolean;
};

/** The unit's rolls in use, newest first. */
export function listRolls(unitId: string): Promise<RollOnOffer[]> {
	return db()
		.select({ id: roll.id, name: roll.name, kind: roll.kind, entries: count(roll_entry.id) })
		.from(roll)
		.leftJoin(roll_entry, and(eq(roll_entry.roll_id, roll.id), isNull(roll_entry.removed_at)))
		.where(and(eq(roll.unit_id, unitId), isNull(roll.retired_at)))
		.groupBy(roll.id)
		.orderBy(asc(roll.kind), asc(roll.name));
}

/** What the roll and the rule that a form names mean; null while it names no roll of the unit. */
export async function meaningOfForm(unitId: string, input: VoteInput): Promise<Meaning | null> {
	const rolls = await listRolls(unitId);
	const chosen = rolls.find(({ id }) => id === input.roll_id);
	if (!chosen) return null;
	if (input.rule_preset_id === ownRule) return meaningOf(chosen, customRuleOf(input));
	const presets = await listPresets(unitId);
	const preset = presets.find(({ id }) => id === input.rule_preset_id);
	return meaningOf(chosen, preset?.rule ?? null, preset?.roll_kinds);
}

/** What a rule means with a roll as it is now. */
export async function meaningOf(
	chosen: RollOnOffer,
	rule: Rule | null,
	kinds: readonly RollKind[] = [chosen.kind]
): Promise<Meaning> {
	const [sums, groups] = await Promise.all([
		electorateOfRoll(chosen.id, chosen.kind),
		listGroups(chosen.id, chosen.kind)
	]);
	const misfit = rule !== null && !(kinds.includes(chosen.kind) && ruleFits(rule, chosen.kind));
	const electorate = Object.fromEntries(basesOf(chosen.kind).map((basis) => [basis, sums[basis]]));
	const needs = rule && !misfit ? meanRule(rule, electorate) : null;
	return { roll: chosen, sums, groups, needs, misfit };
}
