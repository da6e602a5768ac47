import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf } from './log-line.ts';
import type { Access } from './survey.ts';

/**
 * Drafts a survey at a unit's own desk with the published questionnaire of another unit that asks for it: whoever calls
 * has looked that it does. As with one that was given, the questions and the access stay as they are; the rest is the
 * unit's to say before it opens it. The form's key drafts it once.
 */
export async function takeOver(
	actor: Actor,
	unitId: string,
	given: { version: string; access: Access; closes_at: number; key: string },
	now: number
): Promise<{ id: string }> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor draft surveys');
	const { version, access, closes_at, key } = given;
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a draft without a form key');
	const id = newId();
	const only = sql`(SELECT min(id) FROM roll WHERE unit_id = ${unitId} AND retired_at IS NULL
		HAVING count(*) = 1)`;
	await write([
		sql`INSERT INTO survey (id, form_key, unit_id, questionnaire_version_id, round_of, access,
				roll_id, opens_at, closes_at, live, created_by, created_at)
			SELECT ${id}, ${key}, ${unitId}, ${version}, ${id}, ${access},
				${access === 'open' ? null : only}, ${now}, ${closes_at}, 0, ${actor.id}, ${now}
			WHERE NOT EXISTS (SELECT 1 FROM survey WHERE form_key = ${key})`,
		entry({ ...lineOf(actor, { id, unit_id: unitId }, 'surveys.draft', now), detail: { access } })
	]);
	const [made] = await db().all<{ id: string }>(
		sql`SELECT id FROM survey WHERE form_key = ${key} AND unit_id = ${unitId}`
	);
	return made ?? refuse('conflict', 'another unit’s key');
}
