import { and, eq, isNull, sql } from 'drizzle-orm';
import { file, visit_photo } from '#db/schema.server.ts';
import * as files from '#lib/files/files.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { placeOf } from './taking-part.server.ts';
import { hasPart, isOpen } from './visit-findings.server.ts';
import { lineOf } from './visit-line.server.ts';
import { get, getOfReviewer } from './visits.server.ts';
import { mostPhotos } from './visits.ts';

export type PhotoFault = StoreRefusal | 'closed' | 'no_such_part' | 'too_many';

/** Keeps a picture of a visit with the organiser's files; the form's key keeps it once, however often it was sent. */
export async function addPhoto(
	actor: Actor,
	visitId: string,
	{ part, upload, key }: { part: string; upload: File; key: string },
	now: number
): Promise<{ id: string; file_id: string } | { fault: PhotoFault }> {
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a picture without a form key');
	const { visit } = await getOfReviewer(actor, visitId);
	if (!hasPart(visit, part)) return { fault: 'no_such_part' };
	if (visit.reported_at !== null) return { fault: 'closed' };
	const known = await find(visitId, key);
	if (known) return known;
	if ((await countOf(visitId)) >= mostPhotos) return { fault: 'too_many' };
	const stored = await files.storePicture(actor, visit.organiser_id, upload, now);
	if ('refused' in stored) return { fault: stored.refused };
	const id = newId();
	const [added] = await write([
		sql`INSERT INTO ${visit_photo} (id, form_key, visit_id, part, file_id, added_by, added_at)
			SELECT ${id}, ${key}, ${visitId}, ${part}, ${stored.id}, ${actor.id}, ${now}
			WHERE ${isOpen(visitId)} ON CONFLICT DO NOTHING`,
		lineOf(
			actor,
			{ id: visitId, unitId: visit.organiser_id, action: 'visits.add_photo', now },
			{
				file: stored.id
			}
		),
		sql`UPDATE ${file} SET removed_at = ${now} WHERE id = ${stored.id}
			AND NOT EXISTS (SELECT 1 FROM visit_photo WHERE id = ${id})`
	]);
	if (added?.rowsAffected) return { id, file_id: stored.id };
	await files.erase(stored.id);
	return (await find(visitId, key)) ?? { fault: 'closed' };
}

/** Takes a picture away before the report. */
export async function removePhoto(
	actor: Actor,
	visitId: string,
	photoId: string,
	now: number
): Promise<'removed' | 'closed'> {
	const { visit } = await getOfReviewer(actor, visitId);
	const [found] = await db()
		.select({ file_id: visit_photo.file_id })
		.from(visit_photo)
		.where(and(eq(visit_photo.id, photoId), eq(visit_photo.visit_id, visitId)));
	if (!found) refuse('not_found', `no picture ${photoId} of this visit`);
	const [removed] = await write([
		sql`UPDATE ${visit_photo} SET removed_at = ${now}
			WHERE id = ${photoId} AND removed_at IS NULL AND ${isOpen(visitId)}`,
		sql`UPDATE ${file} SET removed_at = ${now} WHERE id = ${found.file_id} AND changes() > 0`,
		lineOf(
			actor,
			{ id: visitId, unitId: visit.organiser_id, action: 'visits.remove_photo', now },
			{
				file: found.file_id
			}
		)
	]);
	if (!removed?.rowsAffected) return 'closed';
	await files.erase(found.file_id);
	return 'removed';
}

/**
 * Whether somebody may see a file as the picture of a visit: the organiser and who reviews the application, and its
 * desk once the visit is reported. Null where it is no picture of a visit.
 */
export async function canSeePhoto(actor: Actor | null, fileId: string): Promise<boolean | null> {
	const [found] = await db()
		.select({ visit: visit_photo.visit_id })
		.from(visit_photo)
		.where(and(eq(visit_photo.file_id, fileId), isNull(visit_photo.removed_at)));
	if (!found) return null;
	if (!actor) return false;
	const visit = await get(found.visit);
	const { as } = await placeOf(actor, visit.application_id);
	if (as !== null) return true;
	return visit.reported_at !== null && canSeeDesk(actor, visit.unit_id);
}

async function find(visitId: string, key: string) {
	const [known] = await db()
		.select({ id: visit_photo.id, file_id: visit_photo.file_id })
		.from(visit_photo)
		.where(and(eq(visit_photo.form_key, key), eq(visit_photo.visit_id, visitId)));
	return known ?? null;
}

function countOf(visitId: string): Promise<number> {
	return db().$count(
		visit_photo,
		and(eq(visit_photo.visit_id, visitId), isNull(visit_photo.removed_at))
	);
}
