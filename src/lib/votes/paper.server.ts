import { get } from './votes.server.ts';
import { getMethod } from './methods/method-named.ts';
import type { Choice, Method, Paper } from './methods/method.ts';
import { paperOf } from './bundle-head.ts';
import { headOf } from './head-of-vote.ts';
import type { Channel, Privacy } from './votes.ts';

/** What a ballot of one vote is checked against. */
export type FrozenPaper = {
	unitId: string;
	privacy: Privacy;
	/** The ways in which a ballot may come in. */
	channels: readonly Channel[];
	method: Method;
	paper: Paper;
};

const most = 200;
const known = new Map<string, FrozenPaper>();

/**
 * The paper of a vote. Nothing of it changes after opening, so those of opened votes are kept in memory: casting
 * then reads nothing. Times and closing are not part of it; the commit itself looks at those.
 */
export async function paperOfVote(voteId: string): Promise<FrozenPaper> {
	const kept = known.get(voteId);
	if (kept) return kept;
	const vote = await get(voteId);
	const method = getMethod(vote.method);
	const paper = paperOf(headOf(vote), method);
	const { unit_id: unitId, privacy, channels } = vote;
	const made = { unitId, privacy, channels, method, paper };
	if (vote.opened_at !== null) keep(voteId, made);
	return made;
}

/**
 * The choice as it is stored, every choice with the same meaning the same way; null is a blank ballot (one that
 * names nothing too), which a motion does not take: it has abstaining. Undefined when the choice does not stand on this paper.
 */
export function readChoice(
	{ method, paper }: FrozenPaper,
	raw: unknown
): string | null | undefined {
	if (raw === null) return method.fixed ? undefined : null;
	if (raw === undefined || method.fault(raw, paper)) return undefined;
	// `fault` has found nothing wrong with it, so it is a choice.
	const choice = method.normal(raw as Choice);
	return choice === null ? null : JSON.stringify(choice);
}

function keep(voteId: string, paper: FrozenPaper): void {
	const [oldest] = known.keys();
	if (known.size >= most && oldest !== undefined) known.delete(oldest);
	known.set(voteId, paper);
}
