import { asc, and, eq, isNull, sql } from 'drizzle-orm';
import { file, person, visit_finding, visit_photo } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { getOfReviewer, type Visit } from './visits.server.ts';
import { ATTENDANCE, longestFinding, OVERALL } from './visits.ts';

/** What was written of one part of a visit, and who wrote it last. */
export type Finding = { words: string; version: number; who: string; at: number };

/** A picture of a visit. */
export type Photo = { id: string; part: string; file_id: string; name: string };

/** What was written at a visit, by part. */
export async function findingsOf(visitId: string): Promise<Map<string, Finding>> {
	const { part, words, version, revised_at, revised_by } = visit_finding;
	const rows = await db()
		.select({ part, words, version, who: person.name, at: revised_at })
		.from(visit_finding)
		.innerJoin(person, eq(person.id, revised_by))
		.where(eq(visit_finding.visit_id, visitId));
	return new Map(rows.map(({ part: key, ...finding }) => [key, finding]));
}

/** The pictures of a visit in the order in which they came. */
export function photosOf(visitId: string): Promise<Photo[]> {
	const { id, part, file_id, added_at } = visit_photo;
	return db()
		.select({ id, part, file_id, name: file.name })
		.from(visit_photo)
		.innerJoin(file, eq(file.id, file_id))
		.where(and(eq(visit_photo.visit_id, visitId), isNull(visit_photo.removed_at)))
		.orderBy(asc(added_at), asc(id));
}

export type KeepAnswer =
	| 'kept'
	/** Somebody else wrote in the meantime: what stands now. */
	| { standing: Finding }
	| 'closed'
	| 'no_such_part';

/**
 * Keeps what was written of one part of a visit: who was there, an item of the check list, or the whole. Whoever reviews
 * the application writes, and the organiser, until the report; `over` is what it was written over. What was sent
 * twice is kept once.
 */
export async function keep(
	actor: Actor,
	visitId: string,
	{ part, words, over }: { part: string; words: string; over: string },
	now: number
): Promise<KeepAnswer> {
	const { visit: found } = await getOfReviewer(actor, visitId);
	if (!hasPart(found, part)) return 'no_such_part';
	const [text, before] = [words, over].map((typed) =>
		[...typed.replace(/\r\n?/g, '\n')].slice(0, longestFinding).join('')
	);
	const [kept] = await write([
		sql`INSERT INTO ${visit_finding} (visit_id, part, words, version, revised_by, revised_at)
			SELECT ${visitId}, ${part}, ${text}, 1, ${actor.id}, ${now} WHERE ${isOpen(visitId)}
			ON CONFLICT DO UPDATE SET words = excluded.words, version = version + 1,
				revised_by = excluded.revised_by, revised_at = excluded.revised_at
			WHERE visit_finding.words = ${before}`
	]);
	if (kept?.rowsAffected) return 'kept';
	const standing = (await findingsOf(visitId)).get(part);
	if (standing?.words === text) return 'kept';
	const { visit: anew } = await getOfReviewer(actor, visitId);
	return standing && anew.reported_at === null ? { standing } : 'closed';
}

/** The part is one that the visit has. */
export function hasPart({ checklist }: Pick<Visit, 'checklist'>, part: string): boolean {
	return part === ATTENDANCE || part === OVERALL || checklist.some(({ key }) => key === part);
}

/** For statements: the visit is neither reported nor called off, and its application stands. */
export function isOpen(visitId: string) {
	return sql`EXISTS (SELECT 1 FROM visit v JOIN application a ON a.id = v.application_id
		WHERE v.id = ${visitId} AND v.reported_at IS NULL AND v.cancelled_at IS NULL
			AND a.withdrawn_at IS NULL)`;
}
