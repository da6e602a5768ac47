import { and, eq, isNull } from 'drizzle-orm';
import { roll, unit } from '#db/schema.server.ts';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { readTerms, type DraftedOption } from './draft-terms.ts';
import { toEpoch } from '#lib/units/local-time.ts';
import { meetingFits } from './meeting/meeting.ts';
import { listPresets } from './presets.server.ts';
import type { Rule } from './rules.ts';
import { ruleFits, type Channel } from './votes.ts';
import { customRuleOf, ownRule, type VoteInput } from './votes.form.ts';

/** What of a form only the tables can tell to be wrong, and at which field. */
export type DraftFault = {
	fault:
		| 'no_such_roll'
		| 'no_such_rule'
		| 'rule_does_not_fit'
		/** A show of hands cannot meet a rule by area. */
		| 'rule_asks_area'
		| 'no_such_time'
		| 'closes_before_opens'
		| 'closes_in_the_past';
	field: 'roll_id' | 'rule_preset_id' | 'channels' | 'opens_at' | 'closes_at';
};

/** The columns of a draft, checked, and its options. */
export type Prepared = {
	columns: Record<string, string | number | null>;
	options: DraftedOption[];
};

/** Looks up the roll and the rule of a form, copies the rule's texts, and reads the unit's clock. */
export async function prepare(
	unitId: string,
	input: VoteInput,
	now: number
): Promise<Prepared | DraftFault> {
	const [kind, times] = await Promise.all([
		rollKind(unitId, input.roll_id),
		timesOf(unitId, input)
	]);
	if (kind === null) return { fault: 'no_such_roll', field: 'roll_id' };
	if ('fault' in times) return times;
	if (times.closes_at <= now) return { fault: 'closes_in_the_past', field: 'closes_at' };
	const rule = await ruleOf(unitId, kind, input);
	if ('fault' in rule) return rule;
	const { rule: asked, ...columns } = rule;
	if (input.channels === 'meeting' && !meetingFits(kind, asked))
		return { fault: 'rule_asks_area', field: 'channels' };
	const { settings, options } = readTerms(input);
	return {
		columns: {
			question: input.question,
			explanation: input.explanation,
			method: input.method,
			settings: JSON.stringify(settings),
			privacy: input.privacy,
			channels: JSON.stringify(channelsOf(input)),
			proxy_limit: input.proxy ? Number(input.proxy_limit) : 3,
			roll_id: input.roll_id,
			rule: JSON.stringify(asked),
			...columns,
			...times
		},
		options
	};
}

/** Staff may always help; paper and proxies where the committee says so. */
function channelsOf({ channels, paper, proxy }: VoteInput): Channel[] {
	if (channels === 'meeting') return ['meeting'];
	return [
		'online',
		'assisted',
		...(paper ? ['paper' as const] : []),
		...(proxy ? ['proxy' as const] : [])
	];
}

async function rollKind(unitId: string, rollId: string): Promise<RollKind | null> {
	const [found] = await db()
		.select({ kind: roll.kind })
		.from(roll)
		.where(and(eq(roll.id, rollId), eq(roll.unit_id, unitId), isNull(roll.retired_at)));
	return found?.kind ?? null;
}

async function timesOf(
	unitId: string,
	input: VoteInput
): Promise<{ opens_at: number; closes_at: number } | DraftFault> {
	const [place] = await db().select({ zone: unit.time_zone }).from(unit).where(eq(unit.id, unitId));
	const zone = place?.zone ?? 'UTC';
	const opens_at = toEpoch(input.opens_at, zone);
	if (opens_at === null) return { fault: 'no_such_time', field: 'opens_at' };
	const closes_at = toEpoch(input.closes_at, zone);
	if (closes_at === null) return { fault: 'no_such_time', field: 'closes_at' };
	if (closes_at <= opens_at) return { fault: 'closes_before_opens', field: 'closes_at' };
	return { opens_at, closes_at };
}

/** The rule, and the columns of what it is called. */
type RuleColumns = { rule: Rule } & Record<
	`rule_${'preset_id' | 'name' | 'name_en' | 'source' | 'source_en'}`,
	string | null
>;

async function ruleOf(
	unitId: string,
	kind: RollKind,
	input: VoteInput
): Promise<RuleColumns | DraftFault> {
	if (input.rule_preset_id === ownRule) {
		const rule = customRuleOf(input);
		if (!rule || !ruleFits(rule, kind))
			return { fault: 'rule_does_not_fit', field: 'rule_preset_id' };
		return {
			rule_preset_id: null,
			rule,
			rule_name: input.custom_name,
			rule_name_en: input.custom_name,
			rule_source: input.custom_source,
			rule_source_en: input.custom_source
		};
	}
	const offered = await listPresets(unitId);
	const preset = offered.find(({ id }) => id === input.rule_preset_id);
	if (!preset) return { fault: 'no_such_rule', field: 'rule_preset_id' };
	if (!preset.roll_kinds.includes(kind) || !ruleFits(preset.rule, kind))
		return { fault: 'rule_does_not_fit', field: 'rule_preset_id' };
	return {
		rule_preset_id: preset.id,
		rule: preset.rule,
		rule_name: preset.name,
		rule_name_en: preset.name_en,
		rule_source: preset.source,
		rule_source_en: preset.source_en
	};
}
