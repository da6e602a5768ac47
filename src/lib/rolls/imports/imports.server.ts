import { and, asc, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { roll, roll_entry, roll_import, roll_import_line } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Choice } from '../columns.ts';
import type { Problem, Severity } from '../problems.ts';
import type { Act } from './compare.ts';
import type { Failure, ReadingSummary, RollImport } from './imports.ts';

const { problems, choice, ...columns } = getTableColumns(roll_import);
const rollColumns = {
	id: roll.id,
	name: roll.name,
	version: roll.version,
	retired_at: roll.retired_at
};

/** An import of this unit, or a refusal: the id of another unit's import is no id here. */
export async function getOfUnit(unitId: string, importId: string): Promise<RollImport> {
	const [row] = await db()
		.select({ ...columns, roll: rollColumns })
		.from(roll_import)
		.leftJoin(roll, eq(roll.id, roll_import.roll_id))
		.where(and(eq(roll_import.id, importId), eq(roll_import.unit_id, unitId)));
	return row ? parse(row) : refuse('not_found', 'no such import in this unit');
}

/** Imports of a unit that were neither confirmed nor discarded, the newest first. */
export async function listOpen(unitId: string): Promise<RollImport[]> {
	const rows = await db()
		.select({ ...columns, roll: rollColumns })
		.from(roll_import)
		.leftJoin(roll, eq(roll.id, roll_import.roll_id))
		.where(
			and(
				eq(roll_import.unit_id, unitId),
				isNull(roll_import.confirmed_at),
				isNull(roll_import.discarded_at)
			)
		)
		.orderBy(desc(roll_import.uploaded_at));
	return rows.map(parse);
}

const order: Severity[] = ['error', 'warning', 'note'];

/** Every problem that was kept of the file, errors first, then as they stand in the file. */
export async function listProblems(one: RollImport): Promise<Problem[]> {
	const [row] = await db()
		.select({ problems })
		.from(roll_import)
		.where(and(eq(roll_import.id, one.id), eq(roll_import.version, one.version)));
	const found = (row?.problems ?? []) as Problem[];
	return found.sort(
		(a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.row - b.row
	);
}

/** What was chosen by hand of how to read the file. */
export async function getChoice(importId: string): Promise<Choice> {
	const [row] = await db().select({ choice }).from(roll_import).where(eq(roll_import.id, importId));
	return (row?.choice ?? {}) as Choice;
}

/** One page of what the import would add, change, remove or leave; a changed line with what it was before. */
export async function listLines(
	one: RollImport,
	act: Act,
	{ page, size }: { page: number; size: number }
) {
	const { name, building, entrance, room, area, owner_key, developer, phone_last4 } = roll_entry;
	return db()
		.select({
			position: roll_import_line.position,
			fields: roll_import_line.fields,
			name: roll_import_line.name,
			building: roll_import_line.building,
			entrance: roll_import_line.entrance,
			room: roll_import_line.room,
			area: roll_import_line.area,
			owner_key: roll_import_line.owner_key,
			developer: roll_import_line.developer,
			phone_last4: roll_import_line.phone_last4,
			before: { name, building, entrance, room, area, owner_key, developer, phone_last4 }
		})
		.from(roll_import_line)
		.leftJoin(
			roll_entry,
			and(eq(roll_entry.id, roll_import_line.entry_id), sql`${act} = 'changed'`)
		)
		.where(
			and(
				eq(roll_import_line.import_id, one.id),
				eq(roll_import_line.version, one.version),
				eq(roll_import_line.act, act)
			)
		)
		.orderBy(asc(roll_import_line.position))
		.limit(size)
		.offset((page - 1) * size);
}

type Row = Omit<RollImport, 'failure' | 'reading'> & { failure: string | null; reading: unknown };

/** The two columns that hold what the reading said are ours alone to write. */
function parse({ failure, reading, ...row }: Row): RollImport {
	return {
		...row,
		failure: failure as Failure | null,
		reading: reading as ReadingSummary | null
	};
}
