import { and, eq, sql } from 'drizzle-orm';
import { ballot, mark } from '#db/schema.server.ts';
import { entry, type NewEntry } from '#lib/audit/audit.server.ts';
import { canonicalDetail } from '#lib/audit/audit.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import {
	BALLOT_IF_FIRST,
	BALLOT_IF_MARKED,
	CHANGE_BALLOT,
	MARK_AGAIN,
	MARK_ONCE,
	ONCE_LOGGED
} from './casting-sql.ts';
import { paperOfVote, readChoice } from './paper.server.ts';
import { whyNotCast, type WhyNot } from './why-not-cast.server.ts';
import type { BallotChoice, Channel } from './votes.ts';

/** Who holds a valid slip of this vote. */
export type SlipHolder = { elector_id: string; vote_id: string; slip_id: string };

/** `choice` as the method writes it; `key` is the form's, so that sending it again makes no second ballot. */
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
	const choice = readChoice(frozen, input.choice);
	if (choice === null) return 'invalid_choice';
	const ballot: Ballot = { ...holder, ...input, choice, channel: 'online', now };
	const { unitId } = frozen;
	const answer = frozen.privacy === 'named' ? castNamed(ballot, unitId) : castOnce(ballot);
	return (await answer) ?? refuseCast(ballot, unitId);
}

/** That an elector has cast, and by which channel; what, in a named vote only. Null: not yet. */
export async function castState(
	electorId: string
): Promise<{ channel: Channel; choice: BallotChoice } | null> {
	const [found] = await db()
		.select({ channel: mark.channel, choice: ballot.choice })
		.from(mark)
		.leftJoin(ballot, eq(ballot.elector_id, mark.elector_id))
		.where(
			and(
				eq(mark.elector_id, electorId),
				eq(mark.vote_id, sql`(SELECT vote_id FROM elector WHERE id = ${electorId})`)
			)
		);
	return found ? { channel: found.channel, choice: parse(found.choice) } : null;
}

type Ballot = SlipHolder & { choice: string; key: string; channel: Channel; now: number };

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
		entry({ ...line(ballot, unitId), action: 'votes.change_ballot', detail: { channel } }),
		{ sql: BALLOT_IF_FIRST, args: [newId(), choice, elector_id, key] }
	]);
	if (!marked?.rowsAffected) return null;
	return changed?.rowsAffected ? 'changed' : 'cast';
}

function markArguments({ channel, key, slip_id, elector_id, vote_id, now }: Ballot) {
	return [channel, key, slip_id, elector_id, vote_id, now, now];
}

/** Nothing was written: finds the reason, and logs a second ballot. */
async function refuseCast(ballot: Ballot, unitId: string): Promise<'cast' | WhyNot> {
	const { reason, earlier } = await whyNotCast(ballot);
	if (reason === 'already_cast' && earlier) await write(refusalLine(ballot, unitId, earlier));
	return reason;
}

function refusalLine(ballot: Ballot, unitId: string, earlier: Channel): Statement[] {
	const { vote_id, elector_id, channel } = ballot;
	const refused = {
		...line(ballot, unitId),
		action: 'votes.refuse_ballot',
		detail: { channel, earlier }
	};
	const detail = canonicalDetail(refused.detail);
	return [
		{ sql: ONCE_LOGGED, args: [vote_id, elector_id, elector_id, refused.action, detail] },
		entry(refused)
	];
}

function line({ elector_id, now }: Ballot, unitId: string): Omit<NewEntry, 'action'> {
	return {
		at: now,
		unitId,
		actor: { kind: 'elector', id: elector_id },
		subject: { kind: 'elector', id: elector_id }
	};
}

function parse(choice: string | null): BallotChoice {
	return choice === null ? null : JSON.parse(choice);
}
