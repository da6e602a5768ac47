import { eq, sql } from 'drizzle-orm';
import { amendment } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, holds, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { get } from '../votes.server.ts';
import type { Vote } from '../votes.ts';
import type { Detail } from './amendments.ts';
import { mayHappen } from './conditions.server.ts';
import { findOwner } from './owner.server.ts';
import { perform, placeOf } from './performing.server.ts';
import { prepare, type Change, type Unfit } from './preparing.server.ts';

export type ProposeAnswer =
	| 'proposed'
	/** One person sufficed, and it holds. */
	| 'done'
	/** The same change waits for a second person already. */
	| 'already_proposed'
	/** Somebody else was faster. */
	| 'edited_meanwhile'
	| Unfit;

/**
 * Proposes a change of an opened vote, with the reason that everybody will read. Where the unit acts alone the
 * chair's word suffices, and the change says that one person made it. The same form sent again proposes once.
 */
export async function propose(
	actor: Actor,
	voteId: string,
	{ key, reason, change }: { key: string; reason: string; change: Change },
	now: number
): Promise<ProposeAnswer> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id))
		refuse('forbidden', 'only chair and supervisor change a vote');
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a change without a form key');
	if (reason.trim() === '') refuse('invalid', 'a change without a reason');
	const earlier = await findByKey(key);
	if (earlier) return earlier;
	const detail = await prepare(vote, change, now);
	if (typeof detail === 'string') return detail;
	const place = await units.get(vote.unit_id);
	if (!place.two_person && holds(actor, vote.unit_id, 'chair')) {
		const people = { first: actor.id, second: null };
		const by = { amendmentId: newId(), formKey: key, people, reason, zone: place.time_zone, now };
		if (await perform(vote, detail, by)) return 'done';
		return (await findByKey(key)) ?? 'edited_meanwhile';
	}
	return ask(actor, vote, { key, reason, detail, zone: place.time_zone }, now);
}

type Asked = { key: string; reason: string; detail: Detail; zone: string };

/** One change of a kind and content waits at a time; one later end, and one calling off. */
async function ask(
	actor: Actor,
	vote: Vote,
	{ key, reason, detail, zone }: Asked,
	now: number
): Promise<ProposeAnswer> {
	const voteId = vote.id;
	const joins = detail.kind === 'add' ? await findOwner(vote, detail.line) : null;
	const text = JSON.stringify(detail);
	const one = detail.kind === 'prolong' || detail.kind === 'cancel';
	const [proposed] = await write([
		sql`INSERT INTO amendment (id, form_key, vote_id, kind, detail, reason, proposed_by, proposed_at)
			SELECT ${newId()}, ${key}, ${voteId}, ${detail.kind}, ${text}, ${reason}, ${actor.id}, ${now}
			WHERE ${mayHappen(vote, detail, joins, now)}
			AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.vote_id = ${voteId} AND a.kind = ${detail.kind}
				AND (${one} OR a.detail = ${text}) AND a.confirmed_at IS NULL AND a.withdrawn_at IS NULL)
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: actor.id },
			action: `votes.propose_${detail.kind}`,
			subject: { kind: 'vote', id: voteId },
			detail: { ...placeOf(detail, zone), reason }
		})
	]);
	if (proposed?.rowsAffected) return 'proposed';
	return (await findByKey(key)) ?? whyNot(voteId, detail.kind, text);
}

/** This very form was sent before. */
async function findByKey(key: string): Promise<'proposed' | 'done' | null> {
	const [found] = await db()
		.select({ confirmed_at: amendment.confirmed_at })
		.from(amendment)
		.where(eq(amendment.form_key, key));
	if (!found) return null;
	return found.confirmed_at === null ? 'proposed' : 'done';
}

async function whyNot(
	voteId: string,
	kind: string,
	text: string
): Promise<'already_proposed' | 'edited_meanwhile'> {
	const [same] = await db().all(sql`SELECT 1 FROM amendment WHERE vote_id = ${voteId}
		AND kind = ${kind} AND (kind IN ('prolong', 'cancel') OR detail = ${text})
		AND confirmed_at IS NULL AND withdrawn_at IS NULL`);
	return same ? 'already_proposed' : 'edited_meanwhile';
}
