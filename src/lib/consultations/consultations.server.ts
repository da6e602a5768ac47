import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { attachment, consultation, file, step, vote } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

export type Consultation = typeof consultation.$inferSelect;
export type Step = typeof step.$inferSelect;

const perPage = 20;

/** The consultation, or null. */
export async function find(id: string): Promise<Consultation | null> {
	const [found] = await db().select().from(consultation).where(eq(consultation.id, id));
	return found ?? null;
}

/** The consultation, or 404. */
export async function get(id: string): Promise<Consultation> {
	return (await find(id)) ?? refuse('not_found', `no consultation ${id}`);
}

/** The consultation of this unit, or 404: an id of another unit is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Consultation> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/** Several consultations by id, in no order. */
export async function listByIds(ids: string[]): Promise<Consultation[]> {
	if (ids.length === 0) return [];
	return db().select().from(consultation).where(inArray(consultation.id, ids));
}

/** A unit's consultations, newest first, found by their title, a page at a time; pages count from 1. */
export async function listOfUnit(
	unitId: string,
	{ search = '', page = 1 }: { search?: string; page?: number } = {}
): Promise<{ consultations: Consultation[]; total: number; pages: number }> {
	const wanted = search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const where = and(
		eq(consultation.unit_id, unitId),
		wanted ? like(consultation.title, `%${wanted}%`) : undefined
	);
	const [consultations, counted] = await Promise.all([
		db()
			.select()
			.from(consultation)
			.where(where)
			.orderBy(desc(consultation.created_at), asc(consultation.id))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db().select({ total: count() }).from(consultation).where(where)
	]);
	const total = counted[0]?.total ?? 0;
	return { consultations, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** A unit's drafts, newest first: what is not public yet. */
export function listDrafts(unitId: string): Promise<Consultation[]> {
	return db()
		.select()
		.from(consultation)
		.where(and(eq(consultation.unit_id, unitId), isNull(consultation.published_at)))
		.orderBy(desc(consultation.created_at));
}

/** The titles of a unit's latest consultations, to choose one of them. */
export function listLatest(unitId: string): Promise<Pick<Consultation, 'id' | 'title'>[]> {
	return db()
		.select({ id: consultation.id, title: consultation.title })
		.from(consultation)
		.where(and(eq(consultation.unit_id, unitId), isNull(consultation.archived_at)))
		.orderBy(desc(consultation.created_at), asc(consultation.id))
		.limit(200);
}

/** What everybody may see of a unit, the newest first. */
export function listPublished(unitId: string): Promise<Consultation[]> {
	return db()
		.select()
		.from(consultation)
		.where(and(eq(consultation.unit_id, unitId), isNotNull(consultation.published_at)))
		.orderBy(desc(consultation.published_at), asc(consultation.id));
}

/** The steps in their order; the notice comes first, a vote's step has its vote beside it. */
export function listSteps(consultationId: string): Promise<Step[]> {
	return db()
		.select()
		.from(step)
		.where(eq(step.consultation_id, consultationId))
		.orderBy(asc(step.position));
}

/** The words of the notice. */
export async function noticeOf(consultationId: string): Promise<string> {
	const steps = await listSteps(consultationId);
	return steps.find(({ kind }) => kind === 'notice')?.body ?? '';
}

/** The files shown with a consultation, in order. */
export function listAttachments(consultationId: string) {
	const { id, name, media_type, size, uploaded_at } = file;
	// Whoever voted before has not seen it.
	const late = sql`EXISTS (SELECT 1 FROM ${vote} WHERE ${vote.consultation_id} = ${consultationId}
		AND ${vote.opens_at} < ${uploaded_at} AND ${vote.opened_at} IS NOT NULL)`.mapWith(Boolean);
	return db()
		.select({ id, name, media_type, size, uploaded_at, late })
		.from(attachment)
		.innerJoin(file, eq(file.id, attachment.file_id))
		.where(eq(attachment.consultation_id, consultationId))
		.orderBy(asc(attachment.position));
}

/** Some published consultation shows this file, so anybody may have it. */
export async function isPublic(fileId: string): Promise<boolean> {
	const [shown] = await db()
		.select({ id: consultation.id })
		.from(attachment)
		.innerJoin(consultation, eq(consultation.id, attachment.consultation_id))
		.where(and(eq(attachment.file_id, fileId), isNotNull(consultation.published_at)))
		.limit(1);
	return shown !== undefined;
}
