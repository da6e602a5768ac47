import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { person, programme } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Terms } from './programme.ts';

/** A programme with what it asks, as it stands. */
export type Programme = Omit<typeof programme.$inferSelect, 'draft'> & { terms: Terms };

/** What a list shows of a programme's terms, which are long. */
export type Summary = Pick<Terms, 'name' | 'phases' | 'objectionDays'>;

/** What a list shows of one. */
export type Listed = Pick<
	Programme,
	'id' | 'unit_id' | 'year' | 'called_at' | 'announced_at' | 'settled_at' | 'created_at'
> & { terms: Summary; applications: number; submitted: number };

export const perPage = 20;

/** The programme, or null. */
export async function find(id: string): Promise<Programme | null> {
	const [found] = await db().select().from(programme).where(eq(programme.id, id));
	if (!found) return null;
	const { draft, ...rest } = found;
	// They were parsed before they were stored.
	return { ...rest, terms: draft as Terms };
}

/** The programme, or 404. */
export async function get(id: string): Promise<Programme> {
	return (await find(id)) ?? refuse('not_found', `no programme ${id}`);
}

/** The programme of this organiser, or 404: an id of another one is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Programme> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another organiser's`);
}

/** A programme whose call is public, or 404. */
export async function getCalled(id: string): Promise<Programme> {
	const found = await get(id);
	return found.called_at === null ? refuse('not_found', `${id} is not called yet`) : found;
}

/** An organiser's programmes, the newest year first, a page at a time; pages count from 1. Not the discarded ones. */
export async function listOfUnit(
	unitId: string,
	{ page = 1 }: { page?: number } = {}
): Promise<{ programmes: Listed[]; total: number; pages: number }> {
	const where = and(eq(programme.unit_id, unitId), isNull(programme.discarded_at));
	const [programmes, total] = await Promise.all([
		select(where)
			.limit(perPage)
			.offset((page - 1) * perPage),
		db().$count(programme, where)
	]);
	return { programmes, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** Every programme whose call is public, the newest first. */
export function listCalled(): Promise<Listed[]> {
	return select(and(isNotNull(programme.called_at), isNull(programme.discarded_at))).limit(100);
}

/** Who saved it last, and when; the one who made it if nobody has since. */
export async function lastEdit(id: string): Promise<{ name: string; at: number }> {
	const [found] = await db()
		.select({
			name: person.name,
			at: sql<number>`coalesce(${programme.revised_at}, ${programme.created_at})`
		})
		.from(programme)
		.innerJoin(
			person,
			sql`${person.id} = coalesce(${programme.revised_by}, ${programme.created_by})`
		)
		.where(eq(programme.id, id));
	return found ?? refuse('not_found', `no programme ${id}`);
}

/** How many applications stand, by their alias `a`. */
const standing = (more: SQL) =>
	sql<number>`(SELECT count(*) FROM application a WHERE a.programme_id = programme.id
		AND a.withdrawn_at IS NULL AND ${more})`;

function select(where: SQL | undefined) {
	const { id, unit_id, year, called_at, announced_at, settled_at, created_at } = programme;
	return db()
		.select({
			...{ id, unit_id, year, called_at, announced_at, settled_at, created_at },
			// Only what a list shows of the terms, which are long.
			terms: sql<Summary>`json_object(
					'name', json_extract(${programme.draft}, '$.name'),
					'phases', json_extract(${programme.draft}, '$.phases'),
					'objectionDays', json_extract(${programme.draft}, '$.objectionDays'))`.mapWith(
				(text: string): Summary => JSON.parse(text)
			),
			applications: standing(sql`1`),
			submitted: standing(sql`a.submitted_at IS NOT NULL`)
		})
		.from(programme)
		.where(where)
		.orderBy(desc(programme.year), desc(programme.created_at), programme.id)
		.$dynamic();
}
