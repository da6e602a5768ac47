import { eq } from 'drizzle-orm';
import { application, panel_vote } from '#db/schema.server.ts';
import { residentsOf } from '#lib/applications/residents.server.ts';
import { criterionShare, reviewedShare, totalShare } from '#lib/programmes/scoring.ts';
import type { Exact } from '#lib/programmes/exact.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { propose, type Proposal } from '#lib/programmes/tiers.ts';
import { db } from '#lib/server/db.ts';
import { sharesBeforeVisit, sharesOf } from './outcome.ts';
import { placesOf } from './place.ts';
import { roundOf, type Reviewed, type Round } from './results.server.ts';
import { selfSharesOf } from './self-scores.server.ts';

export type RecordedVote = typeof panel_vote.$inferSelect;

/** One line of the ranking, with all its parts. */
export type Place = {
	reviewed: Reviewed;
	/** From 1, equals together; null while reviews are out or scores wait to be settled. */
	place: number | null;
	/** By indicator: what the unit says, and what the reviews came to. */
	selfShares: ReadonlyMap<string, Exact>;
	shares: ReadonlyMap<string, Exact>;
	self: Exact;
	/** The next three are null as long as `place` is. `beforeVisit` also where no visit changed a score. */
	reviewedShare: Exact | null;
	beforeVisit: Exact | null;
	total: Exact | null;
	residents: Exact | null;
	criteria: ReadonlyMap<string, Exact>;
	proposal: Proposal | null;
	vote: RecordedVote | null;
};

export type Ranking = { round: Round; places: Place[] };

/**
 * Everybody's standing in a programme, the best first, those that cannot be ranked yet last; with the tiers that follow from
 * thresholds, floors and quotas.
 */
export async function ranking(programmeId: string): Promise<Ranking> {
	const round = await roundOf(programmeId);
	const [selfShares, residents, votes] = await Promise.all([
		selfSharesOf(programmeId, round.terms),
		residentsOf(programmeId),
		votesOf(programmeId)
	]);
	const unplaced = round.reviewed.map((reviewed) => {
		const { id } = reviewed.application;
		const said = { selfShares: selfShares.get(id) ?? new Map(), residents: residents.get(id) };
		return { ...standingOf(round.terms, reviewed, said), vote: votes.get(id) ?? null };
	});
	const ranked = unplaced.flatMap(({ reviewed, total, criteria }) =>
		total ? [{ application: reviewed.application.id, total, criteria }] : []
	);
	const places = placesOf(ranked);
	const proposals = new Map(
		propose(round.terms.tiers, ranked).map((one, order) => [one.application, { one, order }])
	);
	const at = ({ reviewed }: Place) => proposals.get(reviewed.application.id)?.order ?? Infinity;
	return {
		round,
		places: unplaced
			.map((one): Place => {
				const { id } = one.reviewed.application;
				const [place, found] = [places.get(id) ?? null, proposals.get(id)];
				return { ...one, place, proposal: found?.one ?? null };
			})
			.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
	};
}

type Said = { selfShares: ReadonlyMap<string, Exact>; residents?: Exact | null | undefined };

function standingOf(terms: Terms, reviewed: Reviewed, { selfShares, residents = null }: Said) {
	const isReady = reviewed.isIn && !reviewed.standings.some(({ isOpen }) => isOpen);
	const shares = sharesOf(reviewed.standings);
	const own = isReady ? reviewedShare(terms.criteria, shares) : null;
	const isVisited = reviewed.standings.some(({ by }) => by === 'visit');
	const before = isVisited ? sharesBeforeVisit(reviewed.standings) : null;
	return {
		...{ reviewed, selfShares, shares, residents },
		self: reviewedShare(terms.criteria, selfShares),
		reviewedShare: own,
		beforeVisit: own && before && reviewedShare(terms.criteria, before),
		total: own && totalShare(own, residents, terms.residents?.weight ?? 0),
		criteria: new Map(terms.criteria.map((one) => [one.key, criterionShare(one, shares)]))
	};
}

async function votesOf(programmeId: string): Promise<Map<string, RecordedVote>> {
	const rows = await db()
		.select({ vote: panel_vote })
		.from(panel_vote)
		.innerJoin(application, eq(application.id, panel_vote.application_id))
		.where(eq(application.programme_id, programmeId));
	return new Map(rows.map(({ vote }) => [vote.application_id, vote]));
}
