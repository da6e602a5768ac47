import { objectionCounts } from '#lib/votes/assistance/objections.server.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { listRolls, meaningOf } from '#lib/votes/drafting-view.server.ts';
import { explain, explainRequirements } from '#lib/votes/explain.ts';
import { participation } from '#lib/votes/rules.ts';
import { turnout } from '#lib/votes/turnout.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { electorateOf, status, type Vote } from '#lib/votes/votes.ts';
import { formOfVote, offers } from './vote-drafting.server.ts';

/** What the page of a draft shows: its form, what it may choose from, what its rule means. */
export async function draftOf(vote: Vote, zone: string) {
	const [form, offered, meaning] = await Promise.all([
		formOfVote(vote, zone),
		offers(vote.unit_id),
		meaningOfVote(vote)
	]);
	return { form, ...offered, meaning };
}

/** What the vote's rule means with its roll as it is now; null when the roll is gone. */
export async function meaningOfVote(vote: Vote) {
	const rolls = await listRolls(vote.unit_id);
	const chosen = rolls.find(({ id }) => id === vote.roll_id);
	return chosen ? meaningOf(chosen, vote.rule) : null;
}

/** How many have cast, by building and channel, how far the rule's participation has come, and what waits. */
export async function runningOf(vote: Vote) {
	const [now, objections] = await Promise.all([turnout(vote.id), objectionCounts(vote.id)]);
	const electorate = electorateOf(vote) ?? now.of;
	const requirements = participation(vote.rule, electorate, now.cast);
	return {
		turnout: now,
		electorate,
		needs: explainRequirements(requirements, vote.rule),
		/** Objections that wait for a ruling. */
		objections: objections.unsettled
	};
}

/** The vote, counted if it has ended, with its result explained; null while it has not, or it is held back. */
export async function endedOf(vote: Vote, now: number) {
	const standing = status(vote, now);
	if (standing !== 'closed' && standing !== 'counted') return [vote, null] as const;
	const counted = await ensureCounted(vote.id, now);
	if (!counted?.publishedAt) return [vote, null] as const;
	const fresh = standing === 'counted' ? vote : await votes.get(vote.id);
	return [fresh, { ...counted, needs: explain(counted.result, vote.rule) }] as const;
}
