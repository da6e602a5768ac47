import { sql } from 'drizzle-orm';
import { attachment, file, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import * as files from '#lib/files/files.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from './consultations.server.ts';

const most = 20;

/**
 * Shows one more file, a PDF or an image, with a consultation; at most 20. After a vote was opened too: the page
 * says of such a file that and when it came later.
 */
export async function add(
	actor: Actor,
	consultationId: string,
	upload: File,
	now: number
): Promise<'added' | 'too_many' | StoreRefusal> {
	const { unit_id: unitId } = await get(consultationId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor attach files');
	const kept = await files.store(actor, unitId, upload, now);
	if ('refused' in kept) return kept.refused;
	const [added] = await write([
		sql`INSERT INTO ${attachment} (consultation_id, file_id, position)
			SELECT ${consultationId}, ${kept.id}, coalesce(max(position), 0) + 1 FROM ${attachment}
			WHERE consultation_id = ${consultationId} HAVING count(*) < ${most}`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'consultations.attach',
			subject: { kind: 'consultation', id: consultationId },
			detail: { file: kept.name }
		}),
		sql`UPDATE ${file} SET removed_at = ${now} WHERE id = ${kept.id}
			AND NOT EXISTS (SELECT 1 FROM ${attachment} WHERE file_id = ${kept.id})`
	]);
	if (added?.rowsAffected) return 'added';
	await files.erase(kept.id);
	return 'too_many';
}

/** Shows a file no longer. Refused once a vote was opened: voters may rely on what they read. */
export async function remove(
	actor: Actor,
	consultationId: string,
	fileId: string,
	now: number
): Promise<'removed' | 'frozen_or_gone'> {
	const { unit_id: unitId } = await get(consultationId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor remove files');
	const [removed] = await write([
		sql`DELETE FROM ${attachment} WHERE consultation_id = ${consultationId} AND file_id = ${fileId}
			AND NOT EXISTS (SELECT 1 FROM ${vote}
				WHERE ${vote.consultation_id} = ${consultationId} AND ${vote.opened_at} IS NOT NULL)`,
		sql`UPDATE ${file} SET removed_at = ${now} WHERE id = ${fileId} AND changes() > 0`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'consultations.detach',
			subject: { kind: 'consultation', id: consultationId },
			detail: { file_id: fileId }
		})
	]);
	if (!removed?.rowsAffected) return 'frozen_or_gone';
	await files.erase(fileId);
	return 'removed';
}
