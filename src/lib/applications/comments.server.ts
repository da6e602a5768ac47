import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { application, application_comment, person } from '#db/schema.server.ts';
import { canConfirm, canEdit, canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from './applications.server.ts';
import { lettersOf } from './completeness.ts';

export type Comment = {
	id: string;
	indicator_key: string;
	words: string;
	by: string;
	name: string;
	written_at: number;
};

/** The most letters of a comment. */
export const longest = 1_000;

/** What the team said among itself about an application, the oldest first; of one indicator, or of all. */
export async function list(
	actor: Actor,
	applicationId: string,
	indicatorKey?: string
): Promise<Comment[]> {
	const { unit_id } = await get(applicationId);
	if (!canSeeDesk(actor, unit_id)) refuse('forbidden', 'only the team reads its comments');
	const { id, indicator_key, words, written_by, written_at } = application_comment;
	return db()
		.select({ id, indicator_key, words, by: written_by, name: person.name, written_at })
		.from(application_comment)
		.innerJoin(person, eq(person.id, written_by))
		.where(
			and(
				eq(application_comment.application_id, applicationId),
				isNull(application_comment.removed_at),
				indicatorKey === undefined ? undefined : eq(indicator_key, indicatorKey)
			)
		)
		.orderBy(asc(written_at), asc(id))
		.limit(500);
}

/** Says a word within the team about one indicator; nobody outside it ever reads it. The form's key says it once. */
export async function add(
	actor: Actor,
	applicationId: string,
	{ indicatorKey, words, key }: { indicatorKey: string; words: string; key: string },
	now: number
): Promise<'added' | 'empty' | 'too_long' | 'over' | 'no_such_indicator'> {
	const { unit_id, programme_id } = await get(applicationId);
	if (!canEdit(actor, unit_id) && !canConfirm(actor, unit_id)) {
		refuse('forbidden', 'only the team comments');
	}
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a comment without a form key');
	const said = words.trim();
	if (said === '') return 'empty';
	if (lettersOf(said) > longest) return 'too_long';
	const { terms } = await termsOf(programme_id);
	if (!indicatorsOf(terms.criteria).some((one) => one.key === indicatorKey)) {
		return 'no_such_indicator';
	}
	const [added] = await write([
		sql`INSERT INTO ${application_comment}
				(id, form_key, application_id, indicator_key, words, written_by, written_at)
			SELECT ${newId()}, ${key}, id, ${indicatorKey}, ${said}, ${actor.id}, ${now} FROM ${application}
			WHERE id = ${applicationId} AND withdrawn_at IS NULL
			ON CONFLICT DO NOTHING`
	]);
	if (added?.rowsAffected) return 'added';
	return (await get(applicationId)).withdrawn_at === null ? 'added' : 'over';
}

/** Takes one's own comment back. */
export async function remove(
	actor: Actor,
	applicationId: string,
	commentId: string,
	now: number
): Promise<void> {
	const { unit_id } = await get(applicationId);
	if (!canSeeDesk(actor, unit_id)) refuse('forbidden', 'only the team comments');
	await write([
		sql`UPDATE ${application_comment} SET removed_at = ${now}
			WHERE id = ${commentId} AND application_id = ${applicationId} AND written_by = ${actor.id}
				AND removed_at IS NULL`
	]);
}
