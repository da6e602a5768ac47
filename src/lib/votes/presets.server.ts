import { asc, eq, isNull, or, sql } from 'drizzle-orm';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { rule_preset, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { rollKinds, type RollKind } from '#lib/rolls/kinds.ts';
import { db, write } from '#lib/server/db.ts';
import { printFault } from './fault.ts';
import { parseRule } from './parse-rule.ts';
import { parsePack, type Pack } from './presets.ts';
import type { Rule } from './rules.ts';

/** A rule on offer, with its texts in both languages and the article it comes from. */
export type OfferedRule = {
	id: string;
	/** Null for a law's rule. */
	unit_id: string | null;
	pack: string;
	roll_kinds: RollKind[];
	name: string;
	name_en: string;
	rule: Rule;
	source: string;
	source_en: string;
	note: string;
	note_en: string;
	/** YYYY-MM-DD. */
	effective_from: string;
};

/** The folder of the packs; the server, the commands and the tests all run in the project's root. */
const PACKS = resolve('db/packs');

/** The rules that a committee of this unit can choose: the laws' for its kind, then its own. */
export async function listPresets(unitId: string): Promise<OfferedRule[]> {
	const [place] = await db().select({ kind: unit.kind }).from(unit).where(eq(unit.id, unitId));
	const rows = await db()
		.select()
		.from(rule_preset)
		.where(or(isNull(rule_preset.unit_id), eq(rule_preset.unit_id, unitId)))
		.orderBy(
			sql`${rule_preset.unit_id} IS NOT NULL`,
			asc(rule_preset.pack),
			asc(rule_preset.position)
		);
	return rows
		.filter(({ unit_kinds }) => place && unit_kinds.includes(place.kind))
		.map(({ unit_kinds: _, effective_until: __, position: ___, ...row }) => ({
			...row,
			roll_kinds: rollKinds.filter((kind) => row.roll_kinds.includes(kind)),
			rule: ruleOf(row)
		}));
}

/**
 * Brings the rules of all packs in `db/packs` into the table: new ones are added, changed ones replaced; votes
 * keep the copy they were drafted with. Does nothing, and logs nothing, when all is as it was.
 */
export async function loadPacks(now: number, folder = PACKS): Promise<void> {
	const names = await readdir(folder);
	for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
		const raw: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
		const parsed = parsePack(raw);
		if (!parsed.ok) throw new Error(`${join(folder, name)}: ${printFault(parsed)}`);
		await loadPack(parsed.pack, now);
	}
}

async function loadPack(pack: Pack, now: number): Promise<void> {
	await write([
		{ sql: UPSERT, args: [JSON.stringify(rowsOf(pack))] },
		entry({
			at: now,
			unitId: null,
			actor: { kind: 'system' },
			action: 'votes.load_pack',
			subject: { kind: 'pack', id: pack.id },
			detail: { effective: pack.effective, rules: pack.presets.map(({ id }) => id) }
		})
	]);
}

const COLUMNS = `pack, position, roll_kinds, unit_kinds, name, name_en, rule, source, source_en, note, note_en,
	effective_from`;
const EXCLUDED = COLUMNS.replace(/\w+/g, 'excluded.$&');
const OWN = COLUMNS.replace(/\w+/g, 'rule_preset.$&');
const VALUES = COLUMNS.split(',').map((_, place) => `value ->> ${place + 1}`);

const UPSERT = `INSERT INTO rule_preset (id, ${COLUMNS})
	SELECT value ->> 0, ${VALUES.join(', ')} FROM json_each(?) WHERE true
	ON CONFLICT (id) DO UPDATE SET (${COLUMNS}) = (${EXCLUDED})
	WHERE rule_preset.unit_id IS NULL AND (${OWN}) IS NOT (${EXCLUDED})`;

function rowsOf({ id: pack, effective, presets }: Pack): unknown[][] {
	return presets.map(({ id, electorates, units, name, rule, source, note }, position) => [
		id,
		pack,
		position,
		JSON.stringify(electorates),
		JSON.stringify(units),
		name['zh-CN'],
		name.en,
		JSON.stringify(rule),
		source['zh-CN'],
		source.en,
		note?.['zh-CN'] ?? '',
		note?.en ?? '',
		effective
	]);
}

function ruleOf({ id, rule }: { id: string; rule: unknown }): Rule {
	const parsed = parseRule(rule);
	if (!parsed.ok) throw new Error(`Preset ${id} is no rule: ${printFault(parsed)}`);
	return parsed.rule;
}
