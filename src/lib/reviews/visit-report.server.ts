import { sql } from 'drizzle-orm';
import { visit } from '#db/schema.server.ts';
import { holds, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { findingsOf, isOpen } from './visit-findings.server.ts';
import { lineOf } from './visit-line.server.ts';
import { get, getOfReviewer } from './visits.server.ts';
import { missingOf } from './visits.ts';

/**
 * Hands in the report of a visit when every part has its words: by the lead or the organiser. From here on it does not
 * change, and the unit reads it.
 */
export async function report(
	actor: Actor,
	visitId: string,
	now: number
): Promise<'reported' | 'incomplete' | 'changed_meanwhile' | 'closed' | 'too_early'> {
	const { visit: found, leads } = await getOfReviewer(actor, visitId);
	if (!leads) refuse('forbidden', 'only the lead and the organiser report');
	if (found.reported_at !== null) return 'reported';
	if (now < found.planned_for) return 'too_early';
	const written = await findingsOf(visitId);
	if (missingOf(found.checklist, written).length > 0) return 'incomplete';
	const versions = [...written.values()].reduce((all, { version }) => all + version, 0);
	const [reported] = await write([
		sql`UPDATE ${visit} SET reported_at = ${now}, reported_by = ${actor.id}
			WHERE id = ${visitId} AND version = ${found.version} AND ${isOpen(visitId)}
				AND (SELECT coalesce(sum(version), 0) FROM visit_finding
					WHERE visit_id = ${visitId}) = ${versions}`,
		lineOf(actor, { id: visitId, unitId: found.organiser_id, action: 'visits.report', now })
	]);
	if (reported?.rowsAffected) return 'reported';
	const standing = await get(visitId);
	if (standing.reported_at !== null) return 'reported';
	return standing.cancelled_at === null ? 'changed_meanwhile' : 'closed';
}

/** The unit says its part to the report, once, by its chair, until the list is public. */
export async function reply(
	actor: Actor,
	visitId: string,
	words: string,
	now: number
): Promise<'replied' | 'no_words' | 'too_long' | 'not_reported' | 'already' | 'too_late'> {
	const found = await get(visitId);
	if (!holds(actor, found.unit_id, 'chair')) refuse('forbidden', 'only the chair replies');
	const text = words.replace(/\r\n?/g, '\n').trim();
	if (text === '') return 'no_words';
	if (text.length > 5_000) return 'too_long';
	if (found.reported_at === null) return 'not_reported';
	if (found.replied_at !== null) return found.reply === text ? 'replied' : 'already';
	const [replied] = await write([
		sql`UPDATE ${visit} SET reply = ${text}, replied_at = ${now}, replied_by = ${actor.id}
			WHERE id = ${visitId} AND reported_at IS NOT NULL AND replied_at IS NULL
				AND cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM programme
					WHERE id = ${found.programme_id} AND announced_at IS NOT NULL)`,
		lineOf(actor, { id: visitId, unitId: found.unit_id, action: 'visits.reply', now })
	]);
	if (replied?.rowsAffected) return 'replied';
	const standing = await get(visitId);
	if (standing.replied_at === null) return 'too_late';
	return standing.reply === text ? 'replied' : 'already';
}
