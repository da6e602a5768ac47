import { sql } from 'drizzle-orm';
import { roll_import } from '#db/schema.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Choice } from '../columns.ts';
import type { RollKind } from '../kinds.ts';
import { getChoice, getOfUnit } from './imports.server.ts';

type Chosen = {
	id: string;
	/** The version that the person saw. */
	version: number;
	/** Ignored where a roll is renewed: its kind is known. */
	kind: RollKind;
	choice: Choice;
};

/**
 * Says by hand how the file is to be read. Gives the new version, which has to be read; or `same` when nothing changed, and
 * `edited_meanwhile` when somebody else chose in between.
 */
export async function choose(
	actor: Actor,
	unitId: string,
	{ id, version, kind: wanted, choice }: Chosen,
	now: number
): Promise<{ version: number } | 'same' | 'edited_meanwhile'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	const before = await getOfUnit(unitId, id);
	const kind = before.renews ? before.kind : wanted;
	if (before.version === version && before.kind === kind && isSame(await getChoice(id), choice))
		return 'same';
	const [chosen] = await write([
		sql`UPDATE ${roll_import} SET kind = ${kind}, choice = ${JSON.stringify(choice)},
				version = version + 1, progress = 0, progress_at = ${now}
			WHERE id = ${id} AND version = ${version} AND confirmed_at IS NULL AND discarded_at IS NULL`
	]);
	return chosen?.rowsAffected ? { version: version + 1 } : 'edited_meanwhile';
}

/** Reads the file once more: after a reading that broke off, or when the roll changed since. */
export async function readAgain(
	actor: Actor,
	unitId: string,
	{ id, version }: { id: string; version: number },
	now: number
): Promise<{ version: number } | 'edited_meanwhile'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	await getOfUnit(unitId, id);
	const [again] = await write([
		sql`UPDATE ${roll_import} SET version = version + 1, progress = 0, progress_at = ${now}
			WHERE id = ${id} AND version = ${version} AND confirmed_at IS NULL AND discarded_at IS NULL`
	]);
	return again?.rowsAffected ? { version: version + 1 } : 'edited_meanwhile';
}

function isSame(before: Choice, choice: Choice): boolean {
	return JSON.stringify(before) === JSON.stringify(choice);
}
