import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { roll, roll_entry } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { RollKind } from './kinds.ts';

export type Roll = {
	id: string;
	unit_id: string;
	kind: RollKind;
	name: string;
	created_at: number;
	version: number;
	retired_at: number | null;
};

/** What a roll comes to: lines, heads that would vote, area in 0.01 m², lines with a phone. */
export type RollSums = { entries: number; heads: number; area: number; phones: number };

const columns = {
	id: roll.id,
	unit_id: roll.unit_id,
	kind: roll.kind,
	name: roll.name,
	created_at: roll.created_at,
	version: roll.version,
	retired_at: roll.retired_at
};

/** All rolls of a unit with their sums: those in use first, then the newest. */
export async function listOfUnit(unitId: string): Promise<(Roll & RollSums)[]> {
	const rolls = await db()
		.select(columns)
		.from(roll)
		.where(eq(roll.unit_id, unitId))
		.orderBy(asc(sql`${roll.retired_at} IS NOT NULL`), desc(roll.created_at), asc(roll.id));
	return Promise.all(rolls.map(async (one) => ({ ...one, ...(await sumsOf(one)) })));
}

/** A roll, or null. */
export async function find(rollId: string): Promise<Roll | null> {
	const [found] = await db().select(columns).from(roll).where(eq(roll.id, rollId));
	return found ?? null;
}

/** A roll of this unit, or a refusal: the id of another unit's roll is no id here. */
export async function getOfUnit(unitId: string, rollId: string): Promise<Roll> {
	const found = await find(rollId);
	if (found?.unit_id !== unitId) refuse('not_found', 'no such roll in this unit');
	return found;
}

/** What a roll comes to today. Owners are heads by owner, all of the developer's lines are one; elsewhere each line is a head. */
export async function sumsOf({ id, kind }: Pick<Roll, 'id' | 'kind'>): Promise<RollSums> {
	const owners = sql<number>`coalesce(sum(NOT developer AND owner_key = ''), 0)
		+ count(DISTINCT CASE WHEN NOT developer AND owner_key <> '' THEN owner_key END)
		+ coalesce(max(developer), 0)`;
	const [sums] = await db()
		.select({
			entries: sql<number>`count(*)`,
			heads: kind === 'owners' ? owners : sql<number>`count(*)`,
			area: sql<number>`coalesce(sum(area), 0)`,
			phones: sql<number>`coalesce(sum(phone_hash <> ''), 0)`
		})
		.from(roll_entry)
		.where(and(eq(roll_entry.roll_id, id), isNull(roll_entry.removed_at)));
	return sums ?? { entries: 0, heads: 0, area: 0, phones: 0 };
}
