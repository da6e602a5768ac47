import { eq, sql, type SQL } from 'drizzle-orm';
import { designation } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as certificates from './certificates.server.ts';
import { certify } from './certifying.server.ts';
import { faultOf, type Recheck, type RecheckFault } from './rechecking.ts';
import { validity } from './validity.ts';

export type Designation = typeof designation.$inferSelect;

/** The designation of one of this organiser's programmes, or 404. */
export async function getOfOrganiser(unitId: string, id: string): Promise<Designation> {
	const found = await get(id);
	const { unit_id } = await programmes.get(found.programme_id);
	return unit_id === unitId ? found : refuse('not_found', `${id} is another organiser's`);
}

/** The designation of this unit, or 404. */
export async function getOfUnit(unitId: string, id: string): Promise<Designation> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/**
 * Records what came of looking at a designation again. Whatever does not keep it ends it and revokes its certificate with
 * the reason; a downgrade is followed by a designation of the lower tier, with a certificate of its own, until the same day.
 */
export async function recheck(
	actor: Actor,
	designationId: string,
	{ key, ...found }: Recheck & { key: string },
	now: number
): Promise<'recorded' | 'not_standing' | RecheckFault> {
	const of = await get(designationId);
	const { unit_id: unitId } = await programmes.get(of.programme_id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser checks again');
	const { terms } = await termsOf(of.programme_id);
	const about = { ...terms, held: of.tier_key, valid_until: of.valid_until };
	const fault = faultOf(found, about, now);
	if (fault) return fault;
	if (of.ended_at !== null)
		return (await isKnown(key, designationId)) ? 'recorded' : 'not_standing';
	const [id, followerId] = [newId(), newId()];
	const isNew = sql`EXISTS (SELECT 1 FROM recheck WHERE id = ${id})`;
	const change = { actor, of, found, now, isNew };
	const frame = await certificates.findOfDesignation(designationId);
	const follower = terms.tiers.find((one) => one.key === found.tier);
	const isDowngrade = found.outcome === 'downgraded' && follower !== undefined;
	await write([
		...insertion(change, { id, key, unitId }),
		found.outcome === 'kept' ? keeping(change) : ending(change),
		...(found.outcome === 'kept' || !frame ? [] : revoking(change, { id: frame.id, unitId })),
		...(isDowngrade
			? [
					sql`INSERT INTO designation (id, programme_id, application_id, unit_id, tier_key, tier, valid_from,
							valid_until, recheck_due_at)
						SELECT ${followerId}, programme_id, application_id, unit_id, ${follower.key},
							${JSON.stringify(follower)},
							${validity(now, 1, frame?.printed.time_zone ?? 'Asia/Shanghai').valid_from},
							valid_until, ${found.nextDueAt}
						FROM designation WHERE id = ${designationId} AND ${isNew}`
				]
			: [])
	]);
	if (isDowngrade && (await find(followerId))) await certify(actor, followerId, now);
	return (await isKnown(key, designationId)) ? 'recorded' : 'not_standing';
}

type Change = { actor: Actor; of: Designation; found: Recheck; now: number; isNew: SQL };

function insertion(
	{ actor, of, found, now }: Change,
	{ id, key, unitId }: { id: string; key: string; unitId: string }
) {
	const { assessment, outcome, tier, reason, nextDueAt } = found;
	return [
		sql`INSERT INTO recheck (id, form_key, designation_id, assessment, outcome, tier_key, reason,
				next_due_at, decided_by, decided_at)
			SELECT ${id}, ${key}, id, ${JSON.stringify(assessment)}, ${outcome},
				${outcome === 'downgraded' ? tier : null}, ${reason.trim()}, ${nextDueAt}, ${actor.id}, ${now}
			FROM designation WHERE id = ${of.id} AND ended_at IS NULL
			ON CONFLICT DO NOTHING`,
		entry({
			...{ at: now, unitId, actor: { kind: 'person', id: actor.id } },
			...{ action: 'certificates.recheck', subject: { kind: 'designation', id: of.id } },
			detail: { outcome, tier, reason: reason.trim() }
		})
	];
}

function keeping({ of, found, isNew }: Change) {
	return sql`UPDATE designation SET recheck_due_at = ${found.nextDueAt}
		WHERE id = ${of.id} AND ended_at IS NULL AND ${isNew}`;
}

function ending({ actor, of, found, now, isNew }: Change) {
	return sql`UPDATE designation SET ended_at = ${now}, ended_by = ${actor.id}, "end" = ${found.outcome},
			end_reason = ${found.reason.trim()}
		WHERE id = ${of.id} AND ended_at IS NULL AND ${isNew}`;
}

function revoking(
	{ actor, found, now, isNew }: Change,
	{ id, unitId }: { id: string; unitId: string }
) {
	const reason = found.reason.trim();
	return [
		certificates.revocation(actor, sql`id = ${id} AND ${isNew}`, reason, now),
		certificates.revocationLine(actor, { id, unitId, now }, reason)
	];
}

async function isKnown(key: string, designationId: string): Promise<boolean> {
	const rows = await db().all(
		sql`SELECT 1 FROM recheck WHERE form_key = ${key} AND designation_id = ${designationId}`
	);
	return rows.length > 0;
}

async function find(id: string): Promise<Designation | null> {
	const [found] = await db().select().from(designation).where(eq(designation.id, id));
	return found ?? null;
}

async function get(id: string): Promise<Designation> {
	return (await find(id)) ?? refuse('not_found', `no designation ${id}`);
}
