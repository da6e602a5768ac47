import { eq, sql } from 'drizzle-orm';
import { application, panel_vote } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { criterionShare, reviewedShare, totalShare } from '#lib/programmes/scoring.ts';
import type { Exact } from '#lib/programmes/exact.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { propose, type Proposal, type Standing } from '#lib/programmes/tiers.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { faultOf, type PanelVote, type VoteFault } from './deciding.ts';
import { lineOf } from './log-line.server.ts';
import { sharesOf } from './outcome.ts';
import { roundOf, type Reviewed, type Round } from './results.server.ts';
import { allIn } from './settling.server.ts';

/** One line of the ranking, with all its parts. */
export type Place = {
	reviewed: Reviewed;
	/** Null while reviews are out, or scores wait to be settled. */
	reviewedShare: Exact | null;
	residents: Exact | null;
	total: Exact | null;
	criteria: ReadonlyMap<string, Exact>;
	proposal: Proposal | null;
	vote: typeof panel_vote.$inferSelect | null;
};

/**
 * Everybody's standing in a programme, the best first, those that cannot be ranked yet last; with the tiers that follow from
 * thresholds, floors and quotas. `residents` gives the residents' share of an application's survey.
 */
export async function ranking(
	programmeId: string,
	residents: ReadonlyMap<string, Exact>
): Promise<{ round: Round; places: Place[] }> {
	const [round, votes] = await Promise.all([roundOf(programmeId), votesOf(programmeId)]);
	const { terms } = round;
	const weight = terms.residents?.weight ?? 0;
	const places = round.reviewed.map((reviewed): Place => {
		const id = reviewed.application.id;
		const isReady = reviewed.isIn && !reviewed.standings.some(({ isOpen }) => isOpen);
		const shares = sharesOf(reviewed.standings);
		const own = isReady ? reviewedShare(terms.criteria, shares) : null;
		const voice = residents.get(id) ?? null;
		return {
			...{ reviewed, reviewedShare: own, residents: voice },
			total: own && totalShare(own, voice, weight),
			criteria: new Map(terms.criteria.map((one) => [one.key, criterionShare(one, shares)])),
			...{ proposal: null, vote: votes.get(id) ?? null }
		};
	});
	const ranked = places.flatMap(({ reviewed, total, criteria }): Standing[] =>
		total ? [{ application: reviewed.application.id, total, criteria }] : []
	);
	const proposals = propose(terms.tiers, ranked);
	const order = new Map(proposals.map(({ application: id }, place) => [id, place]));
	const proposalOf = new Map(proposals.map((one) => [one.application, one]));
	const at = ({ reviewed }: Place) => order.get(reviewed.application.id) ?? places.length;
	return {
		round,
		places: places
			.map((one) => ({ ...one, proposal: proposalOf.get(one.reviewed.application.id) ?? null }))
			.sort((a, b) => at(a) - at(b))
	};
}

/** Records the panel's vote on one application; until the list is public a later one replaces it. */
export async function record(
	actor: Actor,
	applicationId: string,
	{ vote, proposed }: { vote: PanelVote; proposed: string | null },
	now: number
): Promise<'recorded' | 'not_ready' | VoteFault> {
	const { programme_id } = await applications.get(applicationId);
	const { unit_id: unitId, terms } = await programmes.get(programme_id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser records the vote');
	const fault = faultOf(vote, proposed, terms.tiers);
	if (fault) return fault;
	const { tier, members, present, inFavour, against, abstained, reason } = vote;
	const [recorded] = await write([
		sql`INSERT INTO ${panel_vote} (application_id, tier_key, proposed_key, members, present, in_favour,
				against, abstained, reason, recorded_by, recorded_at)
			SELECT a.id, ${tier}, ${proposed}, ${members}, ${present}, ${inFavour}, ${against}, ${abstained},
				${reason.trim()}, ${actor.id}, ${now}
			FROM application a JOIN programme p ON p.id = a.programme_id
			WHERE a.id = ${applicationId} AND a.withdrawn_at IS NULL AND p.announced_at IS NULL
				AND ${allIn(applicationId)}
			ON CONFLICT DO UPDATE SET tier_key = excluded.tier_key, proposed_key = excluded.proposed_key,
				members = excluded.members, present = excluded.present, in_favour = excluded.in_favour,
				against = excluded.against, abstained = excluded.abstained, reason = excluded.reason,
				recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
		lineOf(
			actor,
			{ id: applicationId, unitId, action: 'reviews.decide', now },
			{ tier, proposed, members, present, in_favour: inFavour }
		)
	]);
	return recorded?.rowsAffected ? 'recorded' : 'not_ready';
}

async function votesOf(programmeId: string) {
	const rows = await db()
		.select({ vote: panel_vote })
		.from(panel_vote)
		.innerJoin(application, eq(application.id, panel_vote.application_id))
		.where(eq(application.programme_id, programmeId));
	return new Map(rows.map(({ vote }) => [vote.application_id, vote]));
}
