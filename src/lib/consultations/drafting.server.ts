import { and, eq, sql } from 'drizzle-orm';
import { consultation, step, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { ConsultationInput } from './consultations.form.ts';
import { get, noticeOf, type Consultation } from './consultations.server.ts';

/** Drafts a consultation with its notice. The form's key makes it once, however often it is sent. */
export async function draft(
	actor: Actor,
	unitId: string,
	input: ConsultationInput,
	now: number
): Promise<{ id: string }> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor draft');
	if (input.key === '') refuse('invalid', 'a draft without a form key');
	const id = newId();
	await write([
		sql`INSERT INTO ${consultation} (id, form_key, unit_id, title, background, topic,
				participants, participants_note, created_by, created_at)
			VALUES (${id}, ${input.key}, ${unitId}, ${input.title}, ${input.background}, ${input.topic},
				${JSON.stringify(input.participants)}, ${input.participants_note}, ${actor.id}, ${now})
			ON CONFLICT DO NOTHING`,
		sql`INSERT INTO ${step} (id, consultation_id, position, kind, body)
			SELECT ${newId()}, ${id}, 1, 'notice', ${input.notice} WHERE changes() > 0`,
		entry({ ...line(actor, unitId, id, now), action: 'consultations.draft' })
	]);
	return { id: await idOfKey(unitId, input.key) };
}

/**
 * Changes a consultation. Refused as 'edited_meanwhile' when somebody else saved since `version`, and
 * as 'frozen' once a vote on it was opened: nobody changes what people are voting on.
 */
export async function revise(
	actor: Actor,
	id: string,
	input: ConsultationInput,
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'frozen'> {
	const before = await get(id);
	if (!canEdit(actor, before.unit_id)) refuse('forbidden', 'only chair and editor revise');
	const changed = changes(before, await noticeOf(id), input);
	const [revised] = await write([
		sql`UPDATE ${consultation} SET title = ${input.title}, background = ${input.background},
				topic = ${input.topic}, participants = ${JSON.stringify(input.participants)},
				participants_note = ${input.participants_note}, version = version + 1, revised_at = ${now}
			WHERE id = ${id} AND version = ${input.version} AND ${untouched(id)}`,
		sql`UPDATE ${step} SET body = ${input.notice}
			WHERE consultation_id = ${id} AND kind = 'notice' AND changes() > 0`,
		entry({
			...line(actor, before.unit_id, id, now),
			action: 'consultations.revise',
			detail: { changed, published: before.published_at !== null }
		})
	]);
	if (revised?.rowsAffected) return 'revised';
	return (await isFrozen(id)) ? 'frozen' : 'edited_meanwhile';
}

/** Shows the consultation and its notice to everybody. It stays public. */
export async function publish(
	actor: Actor,
	id: string,
	now: number
): Promise<'published' | 'already_published'> {
	const { unit_id: unitId } = await get(id);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor publish');
	const [published] = await write([
		sql`UPDATE ${consultation} SET published_at = ${now}, published_by = ${actor.id}
			WHERE id = ${id} AND published_at IS NULL`,
		sql`UPDATE ${step} SET starts_at = ${now}
			WHERE consultation_id = ${id} AND kind = 'notice' AND changes() > 0`,
		entry({ ...line(actor, unitId, id, now), action: 'consultations.publish' })
	]);
	return published?.rowsAffected ? 'published' : 'already_published';
}

/** A vote on it was opened: what it says stays as the voters saw it. */
export async function isFrozen(id: string): Promise<boolean> {
	const [row] = await db()
		.select({ id: consultation.id })
		.from(consultation)
		.where(and(eq(consultation.id, id), untouched(id)));
	return row === undefined;
}

const untouched = (id: string) =>
	sql`NOT EXISTS (SELECT 1 FROM ${vote}
		WHERE ${vote.consultation_id} = ${id} AND ${vote.opened_at} IS NOT NULL)`;

const line = (actor: Actor, unitId: string, id: string, now: number) => ({
	at: now,
	unitId,
	actor: { kind: 'person' as const, id: actor.id },
	subject: { kind: 'consultation', id }
});

async function idOfKey(unitId: string, key: string): Promise<string> {
	const [row] = await db()
		.select({ id: consultation.id })
		.from(consultation)
		.where(and(eq(consultation.form_key, key), eq(consultation.unit_id, unitId)));
	return row?.id ?? refuse('conflict', 'the form key was used elsewhere');
}

function changes(before: Consultation, notice: string, input: ConsultationInput): string[] {
	const now = {
		title: input.title !== before.title,
		background: input.background !== before.background,
		notice: input.notice !== notice,
		topic: input.topic !== before.topic,
		participants:
			input.participants.join() !== before.participants.join() ||
			input.participants_note !== before.participants_note
	};
	return Object.entries(now).flatMap(([name, is]) => (is ? [name] : []));
}
