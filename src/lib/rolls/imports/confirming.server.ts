import { sql, type SQL } from 'drizzle-orm';
import { roll, roll_entry, roll_import, roll_import_line } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { clear, emptied } from './clearing.server.ts';
import { importStatus, type ImportStatus, type RollImport } from './imports.ts';
import { getOfUnit } from './imports.server.ts';

type Confirmation = {
	id: string;
	/** The version that the person saw. */
	version: number;
	/** Of a new roll. */
	name: string;
};

/**
 * Makes the roll, or brings it up to date, exactly as the preview showed it: all lines or none, once, and only while nothing
 * has changed since. Otherwise tells where the import stands. The file and everything read from it are deleted.
 */
export async function confirm(
	actor: Actor,
	unitId: string,
	{ id, version, name }: Confirmation,
	now: number
): Promise<{ rollId: string } | ImportStatus | 'edited_meanwhile'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	const one = await getOfUnit(unitId, id);
	const status = importStatus(one, now);
	if (status !== 'ready') return status;
	if (one.version !== version) return 'edited_meanwhile';
	const rollId = one.renews && one.roll ? one.roll.id : newId();
	const results = await write(statements({ actor, one, rollId, name, now }));
	if (results.at(-1)?.rowsAffected) {
		await clear(id);
		return { rollId };
	}
	const meanwhile = importStatus(await getOfUnit(unitId, id), now);
	return meanwhile === 'ready' ? 'edited_meanwhile' : meanwhile;
}

type Confirming = { actor: Actor; one: RollImport; rollId: string; name: string; now: number };

/** First the lines, each on the condition that nobody confirmed yet; the mark that somebody did comes last. */
function statements({ actor, one, rollId, name, now }: Confirming) {
	const sameRoll = one.renews
		? sql`EXISTS (SELECT 1 FROM ${roll} WHERE id = ${rollId} AND version = ${one.roll_version}
			AND retired_at IS NULL)`
		: sql`TRUE`;
	const untouched = sql`EXISTS (SELECT 1 FROM ${roll_import} WHERE id = ${one.id}
		AND version = ${one.version} AND read_version = ${one.version} AND failure IS NULL AND errors = 0
		AND confirmed_at IS NULL AND discarded_at IS NULL) AND ${sameRoll}`;
	const lines = sql`FROM ${roll_import_line} WHERE roll_import_line.import_id = ${one.id} AND roll_import_line.version = ${one.version}`;
	const makeRoll = sql`INSERT INTO ${roll} (id, unit_id, kind, name, created_by, created_at)
		SELECT ${rollId}, ${one.unit_id}, ${one.kind}, ${name}, ${actor.id}, ${now} WHERE ${untouched}`;
	return [
		...(one.renews ? [change(lines, untouched), remove(lines, untouched, now)] : [makeRoll]),
		sql`INSERT INTO ${roll_entry} (id, roll_id, ${columns}, added_at)
			SELECT entry_id, ${rollId}, ${columns}, ${now} ${lines} AND act = 'added' AND ${untouched}
			ORDER BY position`,
		sql`UPDATE ${roll_import} SET confirmed_at = ${now}, confirmed_by = ${actor.id},
			roll_id = ${rollId}, ${emptied} WHERE id = ${one.id} AND ${untouched}`,
		sql`UPDATE ${roll} SET version = version + 1 WHERE id = ${rollId} AND changes() > 0`,
		entry(line({ actor, one, rollId, name, now }))
	];
}

const names = [
	'name',
	'building',
	'entrance',
	'room',
	'door_order',
	'area',
	'owner_key',
	'developer',
	'phone_last4',
	'phone_hash'
];
const columns = sql.raw(names.join(', '));
const asStaged = sql.raw(names.map((name) => `${name} = roll_import_line.${name}`).join(', '));

const change = (lines: SQL, untouched: SQL) => sql`UPDATE ${roll_entry}
	SET ${asStaged}, version = roll_entry.version + 1
	${lines} AND act = 'changed' AND roll_entry.id = entry_id AND ${untouched}`;

const remove = (
	lines: SQL,
	untouched: SQL,
	now: number
) => sql`UPDATE ${roll_entry} SET removed_at = ${now}
	WHERE id IN (SELECT entry_id ${lines} AND act = 'removed') AND ${untouched}`;

function line({ actor, one, rollId, name, now }: Confirming) {
	const { added, changed, removed, same, file_name: file, sha256 } = one;
	const { heads = 0, area = 0 } = one.reading?.tally ?? {};
	const detail: AuditDetail = one.renews
		? { file, sha256, added, changed, removed, same, heads, area }
		: { file, sha256, name, kind: one.kind, entries: added, heads, area };
	return {
		at: now,
		unitId: one.unit_id,
		actor: { kind: 'person' as const, id: actor.id },
		action: one.renews ? 'rolls.renew' : 'rolls.import',
		subject: { kind: 'roll', id: rollId },
		detail
	};
}
