import { sql, type SQL } from 'drizzle-orm';
import { panel_vote } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { faultOf, type PanelVote, type VoteFault } from './deciding.ts';
import { lineOf } from './log-line.server.ts';
import { ranking } from './ranking.server.ts';
import { allIn } from './settling.server.ts';

/**
 * Records the panel's vote on one application, once its reviews are in and nothing waits to be settled; until the list is
 * public a later one replaces it. What is proposed is worked out here, from everybody's standing at this moment.
 */
export async function record(
	actor: Actor,
	applicationId: string,
	vote: PanelVote,
	now: number
): Promise<'recorded' | 'not_ready' | 'announced' | VoteFault> {
	const { programme_id: programmeId } = await applications.get(applicationId);
	const { unit_id: unitId, announced_at } = await programmes.get(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser records the vote');
	if (announced_at !== null) return 'announced';
	const { round, places } = await ranking(programmeId);
	const own = places.find(({ reviewed }) => reviewed.application.id === applicationId);
	if (!own?.proposal) return 'not_ready';
	const proposed = own.proposal.tier;
	const fault = faultOf(vote, proposed, round.terms.tiers);
	if (fault) return fault;
	const { tier, members, present, inFavour, against, abstained } = vote;
	const reason = vote.reason.trim().slice(0, 5_000);
	const [recorded] = await write([
		sql`INSERT INTO ${panel_vote} (application_id, tier_key, proposed_key, members, present, in_favour,
				against, abstained, reason, recorded_by, recorded_at)
			SELECT a.id, ${tier}, ${proposed}, ${members}, ${present}, ${inFavour}, ${against}, ${abstained},
				${reason}, ${actor.id}, ${now}
			FROM application a JOIN programme p ON p.id = a.programme_id
			WHERE a.id = ${applicationId} AND a.withdrawn_at IS NULL AND p.announced_at IS NULL
				AND ${allIn(applicationId)} AND ${nothingOpen(applicationId, round.terms)}
			ON CONFLICT DO UPDATE SET tier_key = excluded.tier_key, proposed_key = excluded.proposed_key,
				members = excluded.members, present = excluded.present, in_favour = excluded.in_favour,
				against = excluded.against, abstained = excluded.abstained, reason = excluded.reason,
				recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
		lineOf(
			actor,
			{ id: applicationId, unitId, action: 'reviews.decide', now },
			{ tier, proposed, members, present, in_favour: inFavour, against, abstained, reason }
		)
	]);
	return recorded?.rowsAffected ? 'recorded' : 'not_ready';
}

/** For statements: no scores of one indicator lie further apart than the gap without another one having been agreed. */
function nothingOpen(applicationId: string, { criteria, reviewing }: Terms): SQL {
	const widths = JSON.stringify(
		indicatorsOf(criteria).map(({ key, scale }) => [key, scale.highest - scale.lowest])
	);
	return sql`NOT EXISTS (SELECT 1 FROM review_score s
		JOIN review r ON r.id = s.review_id
		JOIN json_each(${widths}) w ON w.value ->> 0 = s.indicator_key
		WHERE r.application_id = ${applicationId} AND r.released_at IS NULL AND r.declined_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM agreed_score g WHERE g.application_id = ${applicationId}
				AND g.indicator_key = s.indicator_key)
		GROUP BY s.indicator_key
		HAVING (max(s.score) - min(s.score)) * 10000 > ${reviewing.gap} * max(w.value ->> 1))`;
}
