import { sql } from 'drizzle-orm';
import { vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { prepare, type DraftFault, type Prepared } from './prepare-draft.server.ts';
import type { VoteInput } from './votes.form.ts';
import { get } from './votes.server.ts';

export type { DraftFault };

/**
 * Drafts a vote as a further step of a consultation of this unit. The rule and its texts are copied, so that a
 * preset that changes later does not change it. The form's key makes it once, however often it is sent.
 */
export async function draft(
	actor: Actor,
	unitId: string,
	consultationId: string,
	input: VoteInput,
	now: number
): Promise<{ id: string } | DraftFault> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor draft votes');
	if (input.key === '') refuse('invalid', 'a draft without a form key');
	const known = await idOfKey(unitId, input.key);
	if (known !== null) return { id: known };
	const prepared = await prepare(unitId, input, now);
	if ('fault' in prepared) return prepared;
	const id = newId();
	const [, drafted] = await write([
		insertStep(unitId, consultationId, input.key),
		insertVote(id, { actor, unitId, consultationId, key: input.key, now }, prepared),
		entry({ ...line(actor, unitId, id, now), action: 'votes.draft' }),
		insertOptions(id, prepared, sql`id = ${id}`)
	]);
	if (drafted?.rowsAffected) return { id };
	return { id: (await idOfKey(unitId, input.key)) ?? refuse('not_found', 'no such consultation') };
}

/**
 * Changes a draft. A waiting proposal to open it is void with it. Refused as 'edited_meanwhile' when somebody
 * else saved since `version`, and as 'already_opened' once it was opened: nothing of it changes then.
 */
export async function revise(
	actor: Actor,
	voteId: string,
	version: number,
	input: VoteInput,
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'already_opened' | DraftFault> {
	const { unit_id: unitId } = await get(voteId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor revise votes');
	const prepared = await prepare(unitId, input, now);
	if ('fault' in prepared) return prepared;
	const untouched = sql`id = ${voteId} AND version = ${version} AND ${STILL_DRAFT}`;
	const results = await write([
		sql`DELETE FROM vote_option WHERE vote_id = ${voteId}
			AND EXISTS (SELECT 1 FROM vote WHERE ${untouched})`,
		insertOptions(voteId, prepared, untouched),
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND EXISTS (SELECT 1 FROM vote WHERE ${untouched})`,
		updateVote(prepared, untouched),
		entry({
			...line(actor, unitId, voteId, now),
			action: 'votes.revise',
			detail: { version: version + 1 }
		})
	]);
	if (results[3]?.rowsAffected) return 'revised';
	return (await get(voteId)).opened_at === null ? 'edited_meanwhile' : 'already_opened';
}

/** Puts a draft away for good; a vote that was opened stays. */
export async function discard(
	actor: Actor,
	voteId: string,
	now: number
): Promise<'discarded' | 'already_opened'> {
	const { unit_id: unitId } = await get(voteId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor discard votes');
	await write([
		sql`UPDATE vote SET discarded_at = ${now} WHERE id = ${voteId} AND ${STILL_DRAFT}`,
		entry({ ...line(actor, unitId, voteId, now), action: 'votes.discard' }),
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND EXISTS (SELECT 1 FROM vote WHERE id = ${voteId} AND discarded_at IS NOT NULL)`
	]);
	return (await get(voteId)).discarded_at === null ? 'already_opened' : 'discarded';
}

const STILL_DRAFT = sql`opened_at IS NULL AND discarded_at IS NULL`;

function insertStep(unitId: string, consultationId: string, key: string): Statement {
	return sql`INSERT INTO step (id, consultation_id, position, kind)
		SELECT ${newId()}, c.id,
			(SELECT coalesce(max(position), 0) + 1 FROM step WHERE consultation_id = c.id), 'vote'
		FROM consultation c WHERE c.id = ${consultationId} AND c.unit_id = ${unitId}
		AND NOT EXISTS (SELECT 1 FROM vote WHERE form_key = ${key})`;
}

type Place = { actor: Actor; unitId: string; consultationId: string; key: string; now: number };

/** The step just inserted is the consultation's last. */
function insertVote(id: string, place: Place, prepared: Prepared): Statement {
	const names = sql.raw(Object.keys(prepared.columns).join(', '));
	const values = sql.join(
		Object.values(prepared.columns).map((value) => sql`${value}`),
		sql`, `
	);
	return sql`INSERT INTO vote (id, form_key, unit_id, consultation_id, step_id, created_by, created_at,
			${names})
		SELECT ${id}, ${place.key}, ${place.unitId}, ${place.consultationId}, s.id, ${place.actor.id},
			${place.now}, ${values}
		FROM step s WHERE s.consultation_id = ${place.consultationId} AND changes() > 0
		ORDER BY s.position DESC LIMIT 1`;
}

function updateVote(prepared: Prepared, where: ReturnType<typeof sql>): Statement {
	const changes = Object.entries(prepared.columns).map(
		([name, value]) => sql`${sql.identifier(name)} = ${value}`
	);
	return sql`UPDATE vote SET ${sql.join(changes, sql`, `)}, version = version + 1 WHERE ${where}`;
}

function insertOptions(id: string, prepared: Prepared, when: ReturnType<typeof sql>): Statement {
	const options = prepared.options.map(({ label, detail, cost }) => [newId(), label, detail, cost]);
	return sql`INSERT INTO vote_option (id, vote_id, position, label, detail, cost)
		SELECT value ->> 0, ${id}, key + 1, value ->> 1, value ->> 2, value ->> 3
		FROM json_each(${JSON.stringify(options)})
		WHERE EXISTS (SELECT 1 FROM vote WHERE ${when})`;
}

async function idOfKey(unitId: string, key: string): Promise<string | null> {
	const rows = await db()
		.select({ id: vote.id })
		.from(vote)
		.where(sql`${vote.form_key} = ${key} AND ${vote.unit_id} = ${unitId}`);
	return rows[0]?.id ?? null;
}

const line = (actor: Actor, unitId: string, id: string, now: number) => ({
	at: now,
	unitId,
	actor: { kind: 'person' as const, id: actor.id },
	subject: { kind: 'vote', id }
});
