import { and, eq, sql } from 'drizzle-orm';
import { amendment } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { isPair } from '../pairs.server.ts';
import { get } from '../votes.server.ts';
import { readDetail, type Detail } from './amendments.ts';
import { perform } from './performing.server.ts';
import { prepare, type Change, type Unfit } from './preparing.server.ts';

export type ConfirmAnswer =
	| 'done'
	| 'nothing_waiting'
	| 'same_person'
	/** Not a chair and an independent supervisor. */
	| 'wrong_pair'
	/** What it was to change was changed by somebody else. */
	| 'edited_meanwhile'
	| Unfit;

/** The second person consents, and the change holds from this commit on. */
export async function confirm(
	actor: Actor,
	voteId: string,
	amendmentId: string,
	now: number
): Promise<ConfirmAnswer> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor confirm');
	const waiting = await find(voteId, amendmentId);
	if (waiting?.confirmed_at !== null || waiting.withdrawn_at !== null) return 'nothing_waiting';
	if (waiting.proposed_by === actor.id) return 'same_person';
	if (!(await isPair(actor, waiting.proposed_by, vote.unit_id, now))) return 'wrong_pair';
	const detail = readDetail(waiting.detail);
	const unfit = await prepare(vote, again(detail), now);
	if (typeof unfit === 'string') return unfit;
	const { time_zone: zone } = await units.get(vote.unit_id);
	const people = { first: waiting.proposed_by, second: actor.id };
	const { reason } = waiting;
	const by = { amendmentId, formKey: null, people, reason, zone, now };
	if (await perform(vote, detail, by)) return 'done';
	const after = await find(voteId, amendmentId);
	return after?.confirmed_at === null && after.withdrawn_at === null
		? 'edited_meanwhile'
		: 'nothing_waiting';
}

/** Takes a waiting change back: whoever proposed it, or anybody who could have. */
export async function withdraw(
	actor: Actor,
	voteId: string,
	amendmentId: string,
	now: number
): Promise<'withdrawn' | 'nothing_waiting'> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor withdraw');
	const [withdrawn] = await write([
		sql`UPDATE amendment SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE id = ${amendmentId} AND vote_id = ${voteId}
			AND confirmed_at IS NULL AND withdrawn_at IS NULL`,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: actor.id },
			action: 'votes.withdraw_amendment',
			subject: { kind: 'vote', id: voteId }
		})
	]);
	return withdrawn?.rowsAffected ? 'withdrawn' : 'nothing_waiting';
}

async function find(voteId: string, id: string) {
	const [found] = await db()
		.select()
		.from(amendment)
		.where(and(eq(amendment.id, id), eq(amendment.vote_id, voteId)));
	return found ?? null;
}

/** The same wish anew, to hear what speaks against it by now. */
function again(detail: Detail): Change {
	if (detail.kind === 'add')
		return detail.entry === null
			? { kind: 'add', line: detail.line }
			: { kind: 'add', entry: detail.entry };
	return detail;
}
