import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { castThrough, type EnteredAnswer } from '../cast-through.server.ts';
import type { BallotInput } from '../casting.server.ts';
import { castState } from '../casting.server.ts';
import { electorDoor } from '../elector-door.ts';
import { endsAt } from '../votes.ts';
import { get } from '../votes.server.ts';
import { getOfVote } from './proxies.server.ts';
import { LONGEST_REASON } from './proxies.ts';

/** Whose proxy of which vote. */
type Place = { voteId: string; proxyId: string };

export type UseAnswer = EnteredAnswer | 'withdrawn' | 'limit';

/**
 * Records the ballot that the holder casts for the grantor. Whether this very proxy still holds, and the limit of
 * ballots that one person casts for others, are decided in the commit that takes the ballot.
 */
export async function use(
	actor: Actor,
	{ voteId, proxyId }: Place,
	{ choice, key }: BallotInput,
	now: number
): Promise<UseAnswer> {
	const { unitId, grantor } = await getEditable(actor, { voteId, proxyId });
	const answer = await castThrough(
		{ elector_id: grantor.id, vote_id: voteId },
		{ choice, key, channel: 'proxy', proxy_id: proxyId, by: actor.id },
		now,
		[
			entry({
				...line(actor, unitId, grantor.id, now),
				action: 'votes.cast_by_proxy',
				detail: { door: electorDoor(grantor), proxy: proxyId }
			})
		]
	);
	if (answer !== 'already_cast' || (await castState(grantor.id))) return answer;
	const { withdrawn_at } = await getOfVote(actor, voteId, proxyId);
	return withdrawn_at === null ? 'limit' : 'withdrawn';
}

export type WithdrawAnswer = 'withdrawn' | 'already_cast' | 'over' | 'no_reason';

/** Takes a proxy back, with the reason; not once it was used, nor after the close. Doing it twice does it once. */
export async function withdraw(
	actor: Actor,
	{ voteId, proxyId }: Place,
	reason: string,
	now: number
): Promise<WithdrawAnswer> {
	const { unitId, grantor } = await getEditable(actor, { voteId, proxyId });
	const why = reason.replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
	if (why === '') return 'no_reason';
	await write([
		sql`UPDATE proxy SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}, withdraw_reason = ${why}
			WHERE id = ${proxyId} AND vote_id = ${voteId} AND withdrawn_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.vote_id = proxy.vote_id
				AND m.elector_id = proxy.grantor_id AND m.channel = 'proxy')
			AND EXISTS (SELECT 1 FROM vote v WHERE v.id = proxy.vote_id AND v.closed_at IS NULL
				AND v.closes_at > ${now})`,
		entry({
			...line(actor, unitId, grantor.id, now),
			action: 'votes.withdraw_proxy',
			detail: { door: electorDoor(grantor), proxy: proxyId, reason: why }
		})
	]);
	const found = await getOfVote(actor, voteId, proxyId);
	if (found.withdrawn_at !== null) return 'withdrawn';
	return now >= endsAt(await get(voteId)) ? 'over' : 'already_cast';
}

async function getEditable(actor: Actor, { voteId, proxyId }: Place) {
	const { unit_id: unitId } = await get(voteId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'proxies are handled by chair and editors');
	return { unitId, ...(await getOfVote(actor, voteId, proxyId)) };
}

const line = (actor: Actor, unitId: string, electorId: string, now: number) => ({
	at: now,
	unitId,
	actor: { kind: 'person' as const, id: actor.id },
	subject: { kind: 'elector', id: electorId }
});
