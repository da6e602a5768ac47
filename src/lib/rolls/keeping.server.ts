import { sql, type SQL } from 'drizzle-orm';
import { roll } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { getOfUnit, type Roll } from './rolls.server.ts';

/** Gives a roll another name. */
export async function rename(
	actor: Actor,
	{ unitId, rollId }: Place,
	name: string,
	now: number
): Promise<'renamed' | 'same'> {
	const before = await mayKeep(actor, { unitId, rollId });
	const done = await change(
		{ actor, before, now },
		sql`UPDATE ${roll} SET name = ${name} WHERE id = ${rollId} AND name <> ${name}`,
		{ action: 'rolls.rename', detail: { from: before.name, to: name } }
	);
	return done ? 'renamed' : 'same';
}

/** Takes a roll out of use: no new vote is asked of it and nothing in it changes. Votes that were opened keep their electors. */
export async function retire(
	actor: Actor,
	place: Place,
	now: number
): Promise<'retired' | 'already_retired'> {
	const before = await mayKeep(actor, place);
	const done = await change(
		{ actor, before, now },
		sql`UPDATE ${roll} SET retired_at = ${now} WHERE id = ${before.id} AND retired_at IS NULL`,
		{ action: 'rolls.retire', detail: { name: before.name } }
	);
	return done ? 'retired' : 'already_retired';
}

/** Takes a retired roll into use again. */
export async function reinstate(
	actor: Actor,
	place: Place,
	now: number
): Promise<'reinstated' | 'already_in_use'> {
	const before = await mayKeep(actor, place);
	const done = await change(
		{ actor, before, now },
		sql`UPDATE ${roll} SET retired_at = NULL WHERE id = ${before.id} AND retired_at IS NOT NULL`,
		{ action: 'rolls.reinstate', detail: { name: before.name } }
	);
	return done ? 'reinstated' : 'already_in_use';
}

type Place = { unitId: string; rollId: string };

async function mayKeep(actor: Actor, { unitId, rollId }: Place): Promise<Roll> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor change rolls');
	return getOfUnit(unitId, rollId);
}

async function change(
	{ actor, before, now }: { actor: Actor; before: Roll; now: number },
	statement: SQL,
	{ action, detail }: { action: string; detail: Record<string, string> }
): Promise<boolean> {
	const [changed] = await write([
		statement,
		entry({
			at: now,
			unitId: before.unit_id,
			actor: { kind: 'person', id: actor.id },
			action,
			subject: { kind: 'roll', id: before.id },
			detail
		})
	]);
	return (changed?.rowsAffected ?? 0) > 0;
}
