import { linkOf } from '#lib/audit/audit.server.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import * as amendments from '#lib/votes/amendments/amendments.server.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { turnout } from '#lib/votes/turnout.server.ts';
import { unsettled } from '#lib/votes/unsettled.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { isMeeting, type Vote } from '#lib/votes/votes.ts';
import { publicVote } from './public-vote.ts';
import { publication } from './publication.ts';

/**
 * A vote as everybody may see it: while it runs, who took part and never what they chose; once it is over, its
 * stored count, made now if nobody has asked before; and what was changed after the opening. 404 for a draft and while its consultation is not public.
 */
export async function get(voteId: string, now: number) {
	const vote = await votes.get(voteId);
	const [consultation, unit] = await Promise.all([
		consultations.get(vote.consultation_id),
		units.get(vote.unit_id)
	]);
	const shown = publicVote(vote, now);
	if (!shown || consultation.published_at === null) refuse('not_found', `${voteId} is not public`);
	const runs = shown.status === 'scheduled' || shown.status === 'open';
	const over = shown.status === 'closed' || shown.status === 'counted';
	const made = over ? await ensureCounted(voteId, now) : null;
	const count = made?.publishedAt ? { ...made, publishedAt: made.publishedAt } : null;
	const [so_far, chain, changes, waits] = await Promise.all([
		runs ? turnout(voteId) : null,
		runs ? null : linkOf(voteId, lastWords),
		amendments.listPublic(voteId),
		over && !count ? waitsFor(vote, made !== null) : null
	]);
	const { id, name, name_en, kind, phone, contact, address, time_zone } = unit;
	return {
		vote: count ? { ...shown, status: 'counted' as const } : shown,
		unit: { id, name, name_en, kind, phone, contact, address, time_zone },
		consultation: { id: consultation.id, title: consultation.title },
		/** Sums of who took part so far; null once it is over. */
		turnout: so_far && { cast: so_far.cast, of: so_far.of },
		/** The frozen result with its place in the period of publication; null before. */
		count: count && {
			...count,
			publication: publication(count.publishedAt, now, time_zone)
		},
		/** What the result of a vote that is over still waits for; null otherwise. */
		waits,
		/** What was changed after the opening, the first change first. */
		amendments: changes,
		/** The link of the log with which the result was fixed; the same on every print, null before. */
		chain
	};
}

/** What is logged of a vote last of all: that it was counted, that its result was made public, or that it was called off. */
const lastWords = ['votes.count', 'votes.publish_count', 'votes.cancel'];

/** Why a vote that is over has no result yet, as everybody may know it. */
export type WaitsFor = 'paper' | 'meeting' | 'objection' | 'explanation';

async function waitsFor(vote: Vote, isCounted: boolean): Promise<WaitsFor> {
	if (isCounted) return 'explanation';
	if ((await unsettled(vote.id)).objections > 0) return 'objection';
	return isMeeting(vote) ? 'meeting' : 'paper';
}

export type PublicVotePage = Awaited<ReturnType<typeof get>>;
