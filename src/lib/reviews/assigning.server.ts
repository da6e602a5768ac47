import { and, eq, isNull, sql } from 'drizzle-orm';
import { application, panel_vote, programme, review } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { status } from '#lib/applications/application.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { prefix } from '#lib/units/units.ts';
import * as units from '#lib/units/units.server.ts';
import { assign, type Pair, type Refused, type Shortage, type Wanted } from './assignment.ts';
import { knownOf } from './known.server.ts';
import { leadByDefault } from './leading.server.ts';
import { lineOf } from './log-line.server.ts';
import { recusals, type Applicant, type Evaluator } from './recusal.ts';

/** Who reviews what in a programme: who may, what waits, and the pairs that stand. */
export type Board = {
	/** Of those that are decided the panel has voted: nobody is given them any more. */
	applicants: (Applicant & { name: string; name_en: string; isDecided: boolean })[];
	evaluators: (Evaluator & { name: string })[];
	pairs: (Pair & { id: string; sealed_at: number | null; leads_since: number | null })[];
	wanted: Wanted;
};

/** The screened applications of a programme, the pool, and the pairs so far. */
export async function board(programmeId: string): Promise<Board> {
	const { unit_id: organiserId } = await programmes.get(programmeId);
	const [{ terms }, listed, evaluators] = await Promise.all([
		termsOf(programmeId),
		applications.listOfProgramme(programmeId),
		pool.listAll(organiserId)
	]);
	const screened = listed.filter((one) => status(one) === 'screened');
	const [{ of: known, affiliated }, pairs, decided] = await Promise.all([
		knownOf(
			evaluators.map(({ id }) => id),
			organiserId
		),
		pairsOf(programmeId),
		decidedOf(programmeId)
	]);
	const { perApplication, seniors, sameCity, reviewedBefore, load } = terms.reviewing;
	return {
		applicants: screened.map(({ id, unit_id, unit_name, unit_name_en, unit_code }) => ({
			...{ id, unit: unit_id, name: unit_name, name_en: unit_name_en },
			above: leading(affiliated, unit_code),
			...{ city: unit_code.slice(0, 4), isDecided: decided.has(id) }
		})),
		evaluators: evaluators.map(({ id, name, tier, city, load: inHand }) => ({
			...{ id, name, tier, city, room: Math.max(0, load - inHand) },
			...known(id)
		})),
		pairs,
		wanted: { perApplication, seniors, sameCity, reviewedBefore }
	};
}

/**
 * What could be assigned beside what stands: shown before anything is made. Where it cannot be solved as a whole it says
 * why, and proposes what is left for the others.
 */
export async function plan(
	programmeId: string
): Promise<{ board: Board; pairs: Pair[]; shortage: Shortage | null }> {
	const found = await board(programmeId);
	const { evaluators, pairs: given, wanted } = found;
	let applicants: readonly Applicant[] = found.applicants.filter(({ isDecided }) => !isDecided);
	let shortage: Shortage | null = null;
	for (;;) {
		const left = applicants;
		const own = given.filter((pair) => left.some(({ id }) => id === pair.application));
		const solved = assign(left, evaluators, wanted, own);
		if ('pairs' in solved) return { board: found, pairs: solved.pairs, shortage };
		shortage ??= solved.shortage;
		const lacking = new Set(solved.shortage.applications);
		applicants = left.filter(({ id }) => !lacking.has(id));
	}
}

/**
 * Assigns these pairs, all or none: none where somebody of them must recuse themselves, has no room, or is not in the pool,
 * and says which. A pair that stands already stays. Where nobody leads the settlement of an application, the first senior
 * one of its reviewers does.
 */
export async function assignPairs(
	actor: Actor,
	programmeId: string,
	pairs: readonly Pair[],
	now: number
): Promise<'assigned' | 'changed_meanwhile' | { refused: Refused[] }> {
	const { unit_id: unitId } = await programmes.get(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser assigns');
	const found = await board(programmeId);
	const refused = pairs.flatMap((pair) => refusalOf(pair, pairs, found) ?? []);
	if (refused.length > 0) return { refused };
	const anew = pairs
		.filter(({ evaluator: who, application: what }, place) => {
			const isSame = (one: Pair) => one.evaluator === who && one.application === what;
			return !found.pairs.some(isSame) && pairs.findIndex(isSame) === place;
		})
		.map((pair) => ({ id: newId(), ...pair }));
	if (anew.length === 0) return 'assigned';
	const list = JSON.stringify(anew.map((one) => [one.id, one.application, one.evaluator]));
	const possible = sql`json_each(${list}) p JOIN application a ON a.id = p.value ->> 1
		JOIN programme g ON g.id = a.programme_id JOIN evaluator e ON e.id = p.value ->> 2
		WHERE a.screened_at IS NOT NULL AND a.refusal_reason = '' AND a.withdrawn_at IS NULL
			AND a.submitted_at IS NOT NULL AND g.announced_at IS NULL AND e.left_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM panel_vote v WHERE v.application_id = a.id)
			AND NOT EXISTS (SELECT 1 FROM interest WHERE evaluator_id = e.id AND application_id = a.id)
			AND NOT EXISTS (SELECT 1 FROM review r WHERE r.application_id = a.id
				AND r.evaluator_id = e.id AND r.released_at IS NULL)`;
	const [given] = await write([
		sql`INSERT INTO ${review} (id, application_id, evaluator_id, assigned_at, assigned_by)
			SELECT p.value ->> 0, a.id, e.id, ${now}, ${actor.id} FROM ${possible}
				AND (SELECT count(*) FROM ${possible}) = ${anew.length}`,
		...anew.map(({ id, application: applicationId, evaluator: evaluatorId }) =>
			lineOf(
				actor,
				{ id, unitId, action: 'reviews.assign', now },
				{ application: applicationId, evaluator: evaluatorId }
			)
		),
		leadByDefault(programmeId, now)
	]);
	return given?.rowsAffected ? 'assigned' : 'changed_meanwhile';
}

/** Takes an assignment back before it is sealed; if it led the settlement, another one does. */
export async function release(
	actor: Actor,
	reviewId: string,
	now: number
): Promise<'released' | 'sealed'> {
	const { unitId, programmeId } = await unitOf(reviewId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser releases');
	const [released] = await write([
		sql`UPDATE ${review} SET released_at = ${now}, released_by = ${actor.id}
			WHERE id = ${reviewId} AND released_at IS NULL AND sealed_at IS NULL`,
		lineOf(actor, { id: reviewId, unitId, action: 'reviews.release', now }),
		leadByDefault(programmeId, now)
	]);
	if (released?.rowsAffected) return 'released';
	const [found] = await db()
		.select({ released_at: review.released_at })
		.from(review)
		.where(eq(review.id, reviewId));
	return found?.released_at === null ? 'sealed' : 'released';
}

/** The organiser of a review's programme, the programme, and the application. */
export async function unitOf(
	reviewId: string
): Promise<{ unitId: string; programmeId: string; applicationId: string }> {
	const [found] = await db()
		.select({
			unitId: programme.unit_id,
			programmeId: programme.id,
			applicationId: review.application_id
		})
		.from(review)
		.innerJoin(application, eq(application.id, review.application_id))
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.where(eq(review.id, reviewId));
	return found ?? refuse('not_found', `no review ${reviewId}`);
}

/** Those of the units that lead the place of this code: its street and district. Further up is nobody's own. */
function leading(among: readonly units.Unit[], code: string): string[] {
	return among
		.filter(({ level }) => level === 'street' || level === 'district')
		.filter((unit) => code.startsWith(prefix(unit)))
		.map(({ id }) => id);
}

function refusalOf(pair: Pair, pairs: readonly Pair[], found: Board): Refused | null {
	const evaluator = found.evaluators.find(({ id }) => id === pair.evaluator);
	const applicant = found.applicants.find(({ id }) => id === pair.application);
	if (!evaluator || !applicant) return { ...pair, because: 'unknown' };
	const stands = (one: Pair) =>
		found.pairs.some((p) => p.evaluator === one.evaluator && p.application === one.application);
	if (stands(pair)) return null;
	if (applicant.isDecided) return { ...pair, because: 'decided' };
	const because = recusals(evaluator, applicant, found.wanted);
	if (because.length > 0) return { ...pair, because };
	const asked = pairs.filter((one) => one.evaluator === pair.evaluator && !stands(one));
	return asked.length > evaluator.room ? { ...pair, because: 'no_room' } : null;
}

async function decidedOf(programmeId: string): Promise<Set<string>> {
	const rows = await db()
		.select({ id: panel_vote.application_id })
		.from(panel_vote)
		.innerJoin(application, eq(application.id, panel_vote.application_id))
		.where(eq(application.programme_id, programmeId));
	return new Set(rows.map(({ id }) => id));
}

async function pairsOf(programmeId: string): Promise<Board['pairs']> {
	const { id, evaluator_id, application_id, sealed_at, leads_since } = review;
	return db()
		.select({ id, evaluator: evaluator_id, application: application_id, sealed_at, leads_since })
		.from(review)
		.innerJoin(application, eq(application.id, application_id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNull(review.released_at),
				isNull(review.declined_at)
			)
		);
}
