import { and, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { review_score, visit } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db } from '#lib/server/db.ts';
import * as units from '#lib/units/units.server.ts';
import { compare, unexplained } from './peers.ts';
import { standOf } from './peers.server.ts';
import { byUrgency, stateOf, type Progress, type State } from './queue.ts';
import * as reviewing from './reviewing.server.ts';

/** One review in an evaluator's hands. */
export type Queued = Progress & {
	id: string;
	application: string;
	unit: { name: string; name_en: string };
	state: State;
	due: number | null;
	/** They lead the settlement of this application. */
	leads: boolean;
	/** How many of its reviews are sealed, of how many. */
	others: { sealed: number; of: number };
};

/** A round with what this evaluator has to do in it. */
export type Group = {
	programme: Pick<Terms, 'name' | 'year' | 'phases'> & { id: string; organiser: string };
	zone: string;
	isOver: boolean;
	reviews: Queued[];
};

/** What an evaluator was given, by round: the rounds under way first, in each what is due first. */
export async function queueOf(actor: Actor, now: number): Promise<Group[]> {
	const own = await reviewing.listOwn(actor);
	const ids = own.map(({ id }) => id);
	const applications = [...new Set(own.map(({ application_id }) => application_id))];
	const rounds = [...new Set(own.map(({ programme_id }) => programme_id))];
	const [counts, stands, places, found] = await Promise.all([
		countsOf(ids),
		standOf(applications),
		units.listByIds([...new Set(own.map(({ unit_id }) => unit_id))]),
		Promise.all(rounds.map((id) => roundOf(id)))
	]);
	const placeOf = new Map(places.map((one) => [one.id, one]));
	const groups = found.map(({ terms, settled_at, organiser, id }): Group => {
		const of = indicatorsOf(terms.criteria).length;
		const asked = { criteria: terms.criteria, gap: terms.reviewing.gap };
		const reviews = own
			.filter(({ programme_id }) => programme_id === id)
			.map((one): Queued => {
				const { rows = [], agreed = new Map() } = stands.get(one.application_id) ?? {};
				const comparison = compare(asked, rows, agreed, one.id);
				const progress: Progress = {
					...{ done: counts.get(one.id) ?? 0, of, sealed_at: one.sealed_at },
					hasWords: one.strengths.trim() !== '' && one.improvements.trim() !== '',
					isIn: comparison.isIn,
					unexplained: settled_at === null ? unexplained(comparison).length : 0
				};
				const { name = '', name_en = '' } = placeOf.get(one.unit_id) ?? {};
				return {
					...{ id: one.id, application: one.application_id, unit: { name, name_en } },
					...progress,
					...stateOf(progress, terms.phases, now),
					leads: one.leads_since !== null,
					others: { sealed: comparison.sealed, of: comparison.of }
				};
			});
		const { name, year, phases } = terms;
		return {
			programme: { id, name, year, phases, organiser: organiser.id },
			zone: organiser.time_zone,
			isOver: settled_at !== null,
			reviews: reviews.sort(byUrgency)
		};
	});
	return groups.sort(
		(a, b) => Number(a.isOver) - Number(b.isOver) || b.programme.year - a.programme.year
	);
}

/** The visits to places whose applications this evaluator reviews, the next one first; not the cancelled ones. */
export async function visitsOf(actor: Actor) {
	const own = await reviewing.listOwn(actor);
	const ids = own.map(({ application_id }) => application_id);
	const visits = await db()
		.select({
			id: visit.id,
			application: visit.application_id,
			planned_for: visit.planned_for,
			reported_at: visit.reported_at
		})
		.from(visit)
		.where(and(inArray(visit.application_id, ids), isNull(visit.cancelled_at)))
		.orderBy(visit.planned_for);
	return visits;
}

async function roundOf(id: string) {
	const [{ unit_id, settled_at }, { terms }] = await Promise.all([programmes.get(id), termsOf(id)]);
	return { id, terms, settled_at, organiser: await units.get(unit_id) };
}

/** How many indicators of each review have a score and a comment. */
async function countsOf(ids: string[]): Promise<Map<string, number>> {
	const rows = await db()
		.select({ id: review_score.review_id, done: sql<number>`count(*)` })
		.from(review_score)
		.where(
			and(
				inArray(review_score.review_id, ids),
				isNotNull(review_score.score),
				sql`trim(${review_score.comment}) <> ''`
			)
		)
		.groupBy(review_score.review_id);
	return new Map(rows.map(({ id, done }) => [id, done]));
}
