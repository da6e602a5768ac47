import { write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { BALLOT_THROUGH, MARK_BY_PROXY, MARK_THROUGH } from './casting-sql.ts';
import type { BallotInput } from './casting.server.ts';
import { paperOfVote, readChoice } from './paper.server.ts';
import { refuseCast } from './refuse-cast.server.ts';
import type { WhyNot } from './why-not-cast.server.ts';

/** `by`: the member of staff who enters it, for the log; `proxy_id`: what the holder casts by. */
export type EnteredBallot = BallotInput & { by: string } & (
		{ channel: 'assisted' } | { channel: 'proxy'; proxy_id: string }
	);

export type EnteredAnswer = 'cast' | Exclude<WhyNot, 'void_slip'> | 'invalid_choice' | 'no_elector';

/**
 * Records the ballot of an elector who does not cast it with a slip: one who is helped, or for whom another person
 * casts. Under the same conditions as `cast` otherwise, and once: no further ballot replaces it, and it replaces none.
 * The `extra` statements are written in the same commit; the first must ask for `changes() > 0`, and each further one
 * of the one before it.
 */
export async function castThrough(
	elector: { elector_id: string; vote_id: string },
	entered: EnteredBallot,
	now: number,
	extra: readonly Statement[] = []
): Promise<EnteredAnswer> {
	const { choice: raw, key, channel, by } = entered;
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a ballot without a form key');
	const { elector_id, vote_id } = elector;
	const frozen = await paperOfVote(vote_id);
	if (!frozen.channels.includes(channel)) return 'not_this_way';
	const choice = readChoice(frozen, raw);
	if (choice === undefined) return 'invalid_choice';
	const named = frozen.privacy === 'named' ? elector_id : null;
	const place = [elector_id, vote_id, now, now];
	const [marked] = await write([
		entered.channel === 'proxy'
			? { sql: MARK_BY_PROXY, args: [channel, key, entered.proxy_id, ...place] }
			: { sql: MARK_THROUGH, args: [channel, key, ...place] },
		{ sql: BALLOT_THROUGH, args: [newId(), named, choice, channel, elector_id] },
		...extra
	]);
	if (marked?.rowsAffected) return 'cast';
	const attempt = { elector_id, vote_id, slip_id: null, key, channel, now };
	const reason = await refuseCast(attempt, frozen.unitId, { kind: 'person', id: by });
	// Without a slip there is only one way in which nobody is found: the elector is another vote's.
	return reason === 'void_slip' ? 'no_elector' : reason;
}
