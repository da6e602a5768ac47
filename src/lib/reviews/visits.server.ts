import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { application, programme, unit, visit } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { canSettle, placeOf, type TakingPart } from './taking-part.server.ts';
import type { Item } from './visits.ts';

/** A visit with the unit that is visited, and whose programme it belongs to. */
export type Visit = Omit<typeof visit.$inferSelect, 'checklist'> & {
	checklist: Item[];
	programme_id: string;
	organiser_id: string;
	unit_id: string;
	unit_name: string;
	unit_name_en: string;
	withdrawn_at: number | null;
};

/** The visit, or 404. */
export async function get(id: string): Promise<Visit> {
	const [found] = await select(eq(visit.id, id));
	return found ?? refuse('not_found', `no visit ${id}`);
}

/** The visit of this programme, or 404. */
export async function getOfProgramme(programmeId: string, id: string): Promise<Visit> {
	const found = await get(id);
	if (found.programme_id !== programmeId) refuse('not_found', `${id} is another programme's`);
	return found;
}

/** The visit to a place whose application this person reviews, with whether they lead; or 404. */
export async function getOfReviewer(
	actor: Actor,
	id: string
): Promise<{ visit: Visit; as: TakingPart; leads: boolean }> {
	const found = await get(id);
	const place = await placeOf(actor, found.application_id);
	if (place.as === null || found.cancelled_at !== null) refuse('not_found', `${id} is not theirs`);
	return { visit: found, as: place.as, leads: canSettle(place) };
}

/** This person's own review of an application, by its id; or null. */
export async function reviewOf(actor: Actor, applicationId: string): Promise<string | null> {
	const [found] = await db().all<{ id: string }>(
		sql`SELECT r.id FROM review r JOIN evaluator e ON e.id = r.evaluator_id AND e.left_at IS NULL
			WHERE r.application_id = ${applicationId} AND e.person_id = ${actor.id}
				AND r.released_at IS NULL AND r.declined_at IS NULL`
	);
	return found?.id ?? null;
}

/** The visit of an application that was not cancelled, or null. */
export async function findOfApplication(applicationId: string): Promise<Visit | null> {
	const [found] = await select(
		and(eq(visit.application_id, applicationId), isNull(visit.cancelled_at))
	);
	return found ?? null;
}

/** A programme's visits by their days, cancelled ones too; not those of withdrawn applications. */
export function listOfProgramme(programmeId: string): Promise<Visit[]> {
	return select(and(eq(application.programme_id, programmeId), isNull(application.withdrawn_at)));
}

/** The applications of a programme that a visit can be planned to: all reviews are in, nothing is decided, none is planned. */
export async function listVisitable(programmeId: string) {
	const { id, unit_id } = application;
	return db()
		.select({ id, name: unit.name, name_en: unit.name_en })
		.from(application)
		.innerJoin(unit, eq(unit.id, unit_id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNull(application.withdrawn_at),
				sql`EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${id}
					AND r.released_at IS NULL AND r.declined_at IS NULL)`,
				sql`NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = ${id}
					AND r.released_at IS NULL AND r.declined_at IS NULL AND r.sealed_at IS NULL)`,
				sql`NOT EXISTS (SELECT 1 FROM visit v WHERE v.application_id = ${id} AND v.cancelled_at IS NULL)`,
				sql`NOT EXISTS (SELECT 1 FROM panel_vote p WHERE p.application_id = ${id})`
			)
		)
		.orderBy(asc(unit.code));
}

async function select(where: SQL | undefined): Promise<Visit[]> {
	const rows = await db()
		.select({
			visit,
			programme_id: programme.id,
			organiser_id: programme.unit_id,
			unit_id: unit.id,
			unit_name: unit.name,
			unit_name_en: unit.name_en,
			withdrawn_at: application.withdrawn_at
		})
		.from(visit)
		.innerJoin(application, eq(application.id, visit.application_id))
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.where(where)
		.orderBy(asc(visit.planned_for), asc(visit.id));
	// The check list was put together by us before it was stored.
	return rows.map(({ visit: { checklist, ...own }, ...rest }) => {
		return { ...own, ...rest, checklist: checklist as Item[] };
	});
}
