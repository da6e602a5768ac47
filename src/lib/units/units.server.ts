import { and, asc, count, eq, inArray, isNull, like, or } from 'drizzle-orm';
import { unit } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { prefix } from './units.ts';

export type Unit = typeof unit.$inferSelect;

const perPage = 50;

/** The unit, or null. */
export async function find(id: string): Promise<Unit | null> {
	const [found] = await db().select().from(unit).where(eq(unit.id, id));
	return found ?? null;
}

/** The unit, or 404. */
export async function get(id: string): Promise<Unit> {
	return (await find(id)) ?? refuse('not_found', `no unit ${id}`);
}

/** The open unit with this division code, or null. */
export async function findByCode(code: string): Promise<Unit | null> {
	const [found] = await db()
		.select()
		.from(unit)
		.where(and(eq(unit.code, code), isNull(unit.closed_at)));
	return found ?? null;
}

/** Several units by id, in order of code. */
export function listByIds(ids: string[]): Promise<Unit[]> {
	return db().select().from(unit).where(inArray(unit.id, ids)).orderBy(asc(unit.code));
}

/** The units right below, in order of code. */
export function listChildren(parentId: string): Promise<Unit[]> {
	return db().select().from(unit).where(eq(unit.parent_id, parentId)).orderBy(asc(unit.code));
}

/** From the nation down to the unit's parent. */
export async function ancestors(of: Unit): Promise<Unit[]> {
	const line: Unit[] = [];
	for (let id = of.parent_id; id && line.length < 6;) {
		const above: Unit = await get(id);
		line.unshift(above);
		id = above.parent_id;
	}
	return line;
}

/** All communities at or below a unit. */
export function listCommunities(below: Unit): Promise<Unit[]> {
	return db()
		.select()
		.from(unit)
		.where(
			and(like(unit.code, `${prefix(below)}%`), eq(unit.level, 'community'), isNull(unit.closed_at))
		)
		.orderBy(asc(unit.code));
}

/** Open communities for everybody, found by name or code, a page at a time. */
export async function searchCommunities(query: string, page: number) {
	return search(query, page, true);
}

/** Units of all levels for the administrator, found by name or code, a page at a time. */
export async function searchAll(query: string, page: number) {
	return search(query, page, false);
}

async function search(query: string, page: number, publicly: boolean) {
	const wanted = query.trim().slice(0, 60);
	const literal = wanted.replace(/[\\%_]/g, '');
	const where = and(
		publicly ? and(eq(unit.level, 'community'), isNull(unit.closed_at)) : undefined,
		literal
			? or(
					like(unit.name, `%${literal}%`),
					like(unit.name_en, `%${literal}%`),
					like(unit.code, `${literal}%`)
				)
			: undefined
	);
	const [units, total] = await Promise.all([
		db()
			.select()
			.from(unit)
			.where(where)
			.orderBy(asc(unit.code))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db().select({ total: count() }).from(unit).where(where)
	]);
	const found = total[0]?.total ?? 0;
	return { units, total: found, pages: Math.max(1, Math.ceil(found / perPage)) };
}
