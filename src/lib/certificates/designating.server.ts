import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { application, panel_vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import type { Hindrance } from '#lib/reviews/announcing.ts';
import { hindrance } from '#lib/reviews/announcing.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { certifyRound } from './certifying.server.ts';
import { validity } from './validity.ts';

/**
 * What the panel has decided becomes designations, each with its certificate: once the list was public for as long as it
 * must be and every objection is answered. Done again it goes on where it was interrupted, and makes nothing twice.
 */
export async function designate(
	actor: Actor,
	programmeId: string,
	now: number
): Promise<'designated' | Hindrance> {
	const found = await programmes.get(programmeId);
	if (!canOrganise(actor, found.unit_id)) refuse('forbidden', 'only the organiser designates');
	if (found.settled_at === null) {
		const waiting = await hindrance(programmeId, now);
		if (waiting) return waiting;
		await settle(actor, found, now);
	}
	await certifyRound(actor, programmeId, now);
	return 'designated';
}

async function settle(actor: Actor, found: programmes.Programme, now: number): Promise<void> {
	const { id: programmeId, unit_id: unitId } = found;
	const [{ terms }, { time_zone }, votes] = await Promise.all([
		termsOf(programmeId),
		units.get(unitId),
		decidedOf(programmeId)
	]);
	const made = votes.flatMap(({ application: of, unit, tier: key }) => {
		const tier = terms.tiers.find((one) => one.key === key);
		return tier ? [{ id: newId(), of, unit, tier, ...validity(now, tier.years, time_zone) }] : [];
	});
	const isFree = sql`announced_at IS NOT NULL AND settled_at IS NULL AND discarded_at IS NULL
		AND NOT EXISTS (${unanswered(programmeId)})`;
	await write([
		sql`INSERT INTO designation (id, programme_id, application_id, unit_id, tier_key, tier, valid_from,
				valid_until, recheck_due_at)
			SELECT value ->> 'id', ${programmeId}, value ->> 'of', value ->> 'unit', value ->> '$.tier.key',
				value -> 'tier', value ->> 'valid_from', value ->> 'valid_until', value ->> 'recheck_due_at'
			FROM json_each(${JSON.stringify(made)})
			WHERE EXISTS (SELECT 1 FROM programme WHERE id = ${programmeId} AND ${isFree})`,
		sql`UPDATE programme SET settled_at = ${now}, settled_by = ${actor.id}
			WHERE id = ${programmeId} AND ${isFree}`,
		entry({
			...{ at: now, unitId, actor: { kind: 'person', id: actor.id } },
			...{ action: 'certificates.designate', subject: { kind: 'programme', id: programmeId } },
			detail: { name: terms.name.zh, designated: made.length }
		})
	]);
}

/** For statements: objections to the list that nobody has answered. */
const unanswered = (programmeId: string) =>
	sql`SELECT 1 FROM list_objection WHERE programme_id = ${programmeId} AND answered_at IS NULL`;

/** Whom the panel has given a tier. */
function decidedOf(programmeId: string) {
	return db()
		.select({
			application: application.id,
			unit: application.unit_id,
			tier: panel_vote.tier_key
		})
		.from(panel_vote)
		.innerJoin(application, eq(application.id, panel_vote.application_id))
		.where(
			and(
				eq(application.programme_id, programmeId),
				isNull(application.withdrawn_at),
				isNotNull(panel_vote.tier_key)
			)
		);
}
