import { head } from '#lib/audit/audit.server.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { turnout } from '#lib/votes/turnout.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { publicVote } from './public-vote.ts';
import { publication } from './publication.ts';

/**
 * A vote as everybody may see it: while it runs, who took part and never what they chose; once it is over, its
 * stored count, made now if nobody has asked before. 404 for a draft and while its consultation is not public.
 */
export async function get(voteId: string, now: number) {
	const vote = await votes.get(voteId);
	const [consultation, unit] = await Promise.all([
		consultations.get(vote.consultation_id),
		units.get(vote.unit_id)
	]);
	const shown = publicVote(vote, now);
	if (!shown || consultation.published_at === null) refuse('not_found', `${voteId} is not public`);
	const over = shown.status === 'closed' || shown.status === 'counted';
	const count = over ? await ensureCounted(voteId, now) : null;
	const [so_far, chain] = await Promise.all([over ? null : turnout(voteId), over ? head() : null]);
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
			publication: publication(count.publishedAt ?? count.countedAt, now, time_zone)
		},
		/** The newest link of the log; null before the result. */
		chain
	};
}

export type PublicVotePage = Awaited<ReturnType<typeof get>>;
