import { and, asc, desc, eq, inArray, isNull, like, sql, type SQL } from 'drizzle-orm';
import { person, questionnaire, questionnaire_version } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { Document } from '../document.ts';
import type { State } from './states.ts';

/** A questionnaire with its draft as it stands. */
export type Questionnaire = Omit<typeof questionnaire.$inferSelect, 'draft'> & {
	document: Document;
};

/** What a list shows of one. */
export type Listed = {
	id: string;
	unit_id: string;
	title: string;
	questions: number;
	sections: number;
	created_at: number;
	revised_at: number | null;
	discarded_at: number | null;
	/** The last version that was published, or null. */
	number: number | null;
	published_at: number | null;
	state: State;
};

export const perPage = 20;

/** The questionnaire, or null. */
export async function find(id: string): Promise<Questionnaire | null> {
	const [found] = await db().select().from(questionnaire).where(eq(questionnaire.id, id));
	if (!found) return null;
	const { draft, ...rest } = found;
	// It was parsed before it was stored.
	return { ...rest, document: draft as Document };
}

/** The questionnaire, or 404. */
export async function get(id: string): Promise<Questionnaire> {
	return (await find(id)) ?? refuse('not_found', `no questionnaire ${id}`);
}

/** The questionnaire of this unit, or 404: an id of another unit is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Questionnaire> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/** What questionnaires are called, by id. */
export async function titlesOf(ids: readonly string[]): Promise<Record<string, string>> {
	if (ids.length === 0) return {};
	const rows = await db()
		.select({ id: questionnaire.id, title: questionnaire.title })
		.from(questionnaire)
		.where(inArray(questionnaire.id, [...ids]));
	return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
}

/** Who saved it last, and when; the one who made it if nobody has since. */
export async function lastEdit(id: string): Promise<{ name: string; at: number; version: number }> {
	const [found] = await db()
		.select({
			name: person.name,
			at: sql<number>`coalesce(${questionnaire.revised_at}, ${questionnaire.created_at})`,
			version: questionnaire.version
		})
		.from(questionnaire)
		.innerJoin(
			person,
			sql`${person.id} = coalesce(${questionnaire.revised_by}, ${questionnaire.created_by})`
		)
		.where(eq(questionnaire.id, id));
	return found ?? refuse('not_found', `no questionnaire ${id}`);
}

export type Search = { search?: string; state?: State; page?: number };

/**
 * A unit's questionnaires, those worked on last first, found by their title, a page at a time; pages count from 1.
 * The discarded ones are found only when they are asked for.
 */
export async function listOfUnit(
	unitId: string,
	{ search = '', state, page = 1 }: Search = {}
): Promise<{ questionnaires: Listed[]; total: number; pages: number }> {
	const wanted = search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const where = and(
		eq(questionnaire.unit_id, unitId),
		wanted ? like(questionnaire.title, `%${wanted}%`) : undefined,
		state ? sql`${STATE} = ${state}` : isNull(questionnaire.discarded_at)
	);
	const [questionnaires, counted] = await Promise.all([
		select(where)
			.limit(perPage)
			.offset((page - 1) * perPage),
		db()
			.select({ total: sql<number>`count(*)` })
			.from(questionnaire)
			.leftJoin(questionnaire_version, LATEST)
			.where(where)
	]);
	const total = counted[0]?.total ?? 0;
	return { questionnaires, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** What a unit may begin from: its own questionnaires, and what units above it have published. */
export async function listReusable(unitId: string): Promise<{ own: Listed[]; above: Listed[] }> {
	const above = await units.ancestors(await units.get(unitId));
	const ids = above.map(({ id }) => id);
	const [own, others] = await Promise.all([
		select(and(eq(questionnaire.unit_id, unitId), isNull(questionnaire.discarded_at))).limit(50),
		ids.length === 0
			? []
			: select(
					and(
						inArray(questionnaire.unit_id, ids),
						isNull(questionnaire.discarded_at),
						sql`${questionnaire_version.id} IS NOT NULL`
					)
				).limit(50)
	]);
	return { own, above: others };
}

/** The last version that was published. */
const LATEST = and(
	eq(questionnaire_version.questionnaire_id, questionnaire.id),
	sql`${questionnaire_version.number} = (SELECT max(number) FROM questionnaire_version v
		WHERE v.questionnaire_id = ${questionnaire.id})`
);

/** Both are the same text if nothing was changed since, or everything was changed back. */
const STATE = sql<State>`CASE WHEN ${questionnaire.discarded_at} IS NOT NULL THEN 'discarded'
	WHEN ${questionnaire_version.id} IS NULL THEN 'draft'
	WHEN ${questionnaire_version.body} = ${questionnaire.draft} THEN 'published' ELSE 'changed' END`;

const sectionsOf = (column: SQL) => sql<number>`json_array_length(${column}, '$.sections')`;

function select(where: SQL | undefined) {
	const { id, unit_id, title, created_at, revised_at, discarded_at } = questionnaire;
	const { number, published_at } = questionnaire_version;
	return db()
		.select({
			...{ id, unit_id, title, created_at, revised_at, discarded_at, number, published_at },
			questions: sql<number>`(SELECT coalesce(sum(json_array_length(value, '$.questions')), 0)
				FROM json_each(${questionnaire.draft}, '$.sections'))`,
			sections: sectionsOf(sql`${questionnaire.draft}`),
			state: STATE
		})
		.from(questionnaire)
		.leftJoin(questionnaire_version, LATEST)
		.where(where)
		.orderBy(
			desc(sql`coalesce(${questionnaire.revised_at}, ${questionnaire.created_at})`),
			asc(questionnaire.id)
		)
		.$dynamic();
}
