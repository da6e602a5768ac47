import { fault, isRecord, quote, type Fault } from './fault.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rules.ts';

/** One text in every language of the interface. */
export type Text = Record<'zh-CN' | 'en', string>;

/** The kinds of roll that a preset is made for. */
export type ElectorateKind = 'adults' | 'households' | 'owners' | 'representatives';
export const electorateKinds: readonly ElectorateKind[] = [
	'adults',
	'households',
	'owners',
	'representatives'
];

/** The kinds of unit that a preset is made for: a city's residents' committee, a villagers' committee. */
export type UnitKind = 'urban' | 'rural';
export const unitKinds: readonly UnitKind[] = ['urban', 'rural'];

/** A rule of law or custom that a committee can choose, with the article it comes from. Its id is the rule's. */
export type Preset = {
	id: string;
	name: Text;
	electorates: readonly ElectorateKind[];
	/** Both unless said. */
	units: readonly UnitKind[];
	rule: Rule;
	source: Text;
	note?: Text;
};

/** Presets that came into force together. `effective` is a date, YYYY-MM-DD; `guidance` stands under every use. */
export type Pack = { id: string; effective: string; guidance: Text; presets: readonly Preset[] };

/** Reads a pack of presets from its JSON, or says what is wrong with it and where. */
export function parsePack(raw: unknown): { ok: true; pack: Pack } | Fault {
	if (!isRecord(raw)) return fault('pack', 'must be an object');
	const { id, effective, guidance } = raw;
	if (!isFilled(id)) return fault('id', 'must be text');
	if (!isFilled(effective) || !/^\d{4}-\d{2}-\d{2}$/.test(effective))
		return fault('effective', 'must be a date like 2026-01-01');
	if (!isText(guidance)) return fault('guidance', 'must be text in zh-CN and en');
	if (!Array.isArray(raw.presets)) return fault('presets', 'must be a list');
	const presets: Preset[] = [];
	for (const [i, one] of raw.presets.entries()) {
		const parsed = parsePreset(one, `presets[${i}]`);
		if (!parsed.ok) return parsed;
		if (presets.some((other) => other.id === parsed.preset.id))
			return fault(`presets[${i}].id`, `${quote(parsed.preset.id)} is listed twice`);
		presets.push(parsed.preset);
	}
	return { ok: true, pack: { id, effective, guidance, presets } };
}

/** The preset of this id, or null. */
export function findPreset(pack: Pack, id: string): Preset | null {
	return pack.presets.find((preset) => preset.id === id) ?? null;
}

/** The presets that fit a roll of this kind, in the pack's order. */
export function listPresets(pack: Pack, kind: ElectorateKind): Preset[] {
	return pack.presets.filter(({ electorates }) => electorates.includes(kind));
}

function parsePreset(raw: unknown, where: string): { ok: true; preset: Preset } | Fault {
	if (!isRecord(raw)) return fault(where, 'must be an object');
	const { id, name, source, note, electorates, units = unitKinds } = raw;
	if (!isFilled(id)) return fault(`${where}.id`, 'must be text');
	if (!isText(name)) return fault(`${where}.name`, 'must be text in zh-CN and en');
	if (!isText(source)) return fault(`${where}.source`, 'must be text in zh-CN and en');
	if (note !== undefined && !isText(note))
		return fault(`${where}.note`, 'must be text in zh-CN and en');
	if (!areOf(unitKinds, units))
		return fault(`${where}.units`, `must list some of ${unitKinds.join(', ')}`);
	if (!areOf(electorateKinds, electorates))
		return fault(`${where}.electorates`, `must list some of ${electorateKinds.join(', ')}`);
	if (!isRecord(raw.rule)) return fault(`${where}.rule`, 'must be an object');
	const parsed = parseRule({ ...raw.rule, id }, `${where}.rule`);
	if (!parsed.ok) return parsed;
	const preset = { id, name, electorates, units, rule: parsed.rule, source };
	return { ok: true, preset: note === undefined ? preset : { ...preset, note } };
}

function isFilled(raw: unknown): raw is string {
	return typeof raw === 'string' && raw.trim() !== '';
}

function isText(raw: unknown): raw is Text {
	return isRecord(raw) && isFilled(raw['zh-CN']) && isFilled(raw.en);
}

function areOf<Kind extends string>(kinds: readonly Kind[], raw: unknown): raw is Kind[] {
	return (
		Array.isArray(raw) &&
		raw.length > 0 &&
		raw.every((kind) => kinds.some((known) => known === kind))
	);
}
