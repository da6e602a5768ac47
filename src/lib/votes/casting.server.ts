import { and, eq, sql } from 'drizzle-orm';
import { ballot, mark } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import {
	BALLOT_IF_FIRST,
	BALLOT_IF_MARKED,
	CHANGE_BALLOT,
	MARK_AGAIN,
	MARK_ONCE
} from './casting-sql.ts';
import { paperOfVote, readChoice } from './paper.server.ts';
import { ballotLine, refuseCast } from './refuse-cast.server.ts';
import type { WhyNot } from './why-not-cast.server.ts';
import type { BallotChoice, Channel } from './votes.ts';

/** Who holds a valid slip of this vote. */
export type SlipHolder = { elector_id: string; vote_id: string; slip_id: string };

/**
 * `choice` as the method writes it, null for a blank ballot; `key` is the form's, so that sending it again makes
 * no second ballot.
 */
export type BallotInput = { choice: unknown; key: string };

export type CastAnswer = 'cast' | 'changed' | WhyNot | 'invalid_choice';

/**
 * Records one ballot; it is on disk when the answer comes. An elector has one, and only while the vote is open.
 * Named: a further ballot replaces it until the close, and the log says that, not what. Confidential: a further
 * one is refused and, once per elector and channel, logged. The same form sent again is answered 'cast' again.
 */
export async function cast(
	holder: SlipHolder,
	input: BallotInput,
	now: number
): Promise<CastAnswer> {
	if (!/^[\w-]{8,64}$/.test(input.key)) refuse('invalid', 'a ballot without a form key');
	const frozen = await paperOfVote(holder.vote_id);
	if (!frozen.channels.includes('online')) return 'not_this_way';
	const choice = readChoice(frozen, input.choice);
	if (choice === undefined) return 'invalid_choice';
	const ballot: Ballot = { ...holder, ...input, choice, channel: 'online', now };
	const { unitId } = frozen;
	const answer = frozen.privacy === 'named' ? castNamed(ballot, unitId) : castOnce(ballot);
	return (await answer) ?? refuseCast(ballot, unitId, actorOf(ballot));
}

/** That an elector has cast, and by which channel; `choice` is told in a named vote only. Null: not yet. */
export async function castState(
	electorId: string
): Promise<{ channel: Channel; choice?: BallotChoice } | null> {
	const [found] = await db()
		.select({ channel: mark.channel, ballot: ballot.id, choice: ballot.choice })
		.from(mark)
		.leftJoin(ballot, eq(ballot.elector_id, mark.elector_id))
		.where(
			and(
				eq(mark.elector_id, electorId),
				eq(mark.vote_id, sql`(SELECT vote_id FROM elector WHERE id = ${electorId})`)
			)
		);
	if (!found) return null;
	const { channel, choice } = found;
	return found.ballot === null ? { channel } : { channel, choice: parse(choice) };
}

type Ballot = SlipHolder & { choice: string | null; key: string; channel: Channel; now: number };

async function castOnce(ballot: Ballot): Promise<'cast' | null> {
	const { choice, channel, elector_id } = ballot;
	const [marked] = await write([
		{ sql: MARK_ONCE, args: markArguments(ballot) },
		{ sql: BALLOT_IF_MARKED, args: [newId(), choice, channel, elector_id] }
	]);
	return marked?.rowsAffected ? 'cast' : null;
}

async function castNamed(ballot: Ballot, unitId: string): Promise<'cast' | 'changed' | null> {
	const { choice, key, channel, elector_id } = ballot;
	const [marked, changed] = await write([
		{ sql: MARK_AGAIN, args: markArguments(ballot) },
		{ sql: CHANGE_BALLOT, args: [choice, elector_id] },
		entry({
			...ballotLine(ballot, unitId, actorOf(ballot)),
			action: 'votes.change_ballot',
			detail: { channel }
		}),
		{ sql: BALLOT_IF_FIRST, args: [newId(), choice, elector_id, key] }
	]);
	if (!marked?.rowsAffected) return null;
	return changed?.rowsAffected ? 'changed' : 'cast';
}

function markArguments({ channel, key, slip_id, elector_id, vote_id, now }: Ballot) {
	return [channel, key, slip_id, elector_id, vote_id, now, now];
}

const actorOf = ({ elector_id }: Ballot) => ({ kind: 'elector' as const, id: elector_id });

function parse(choice: string | null): BallotChoice {
	return choice === null ? null : JSON.parse(choice);
}
