import { and, eq, isNull, sql } from 'drizzle-orm';
import { certificate, designation, unit } from '#db/schema.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import type { Tier } from '#lib/programmes/tiers.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import {
	findOfDesignation,
	get,
	issue,
	revocation,
	revocationLine,
	type Certificate
} from './certificates.server.ts';
import { frameOf } from './frame.server.ts';
import { designationSheet } from './sheet-words.ts';

/** Gives every designation of a round that stands and has no certificate its own, in the order of the units' codes. */
export async function certifyRound(actor: Actor, programmeId: string, now: number): Promise<void> {
	const { id } = designation;
	const waiting = await db()
		.select({ id })
		.from(designation)
		.innerJoin(unit, eq(unit.id, designation.unit_id))
		.where(uncertified(programmeId))
		.orderBy(unit.code);
	for (const one of waiting) await certify(actor, one.id, now);
}

/** How many designations of a round stand without a certificate: making them was interrupted. */
export function countUncertified(programmeId: string): Promise<number> {
	return db().$count(designation, uncertified(programmeId));
}

/**
 * Makes the certificate of a designation that stands and has none. One that was revoked, because something on it was
 * wrong, is followed by another.
 */
export async function certify(
	actor: Actor,
	designationId: string,
	now: number
): Promise<Certificate> {
	const [found] = await db().select().from(designation).where(eq(designation.id, designationId));
	if (!found || found.ended_at !== null) refuse('not_found', `no designation ${designationId}`);
	const last = await findOfDesignation(designationId);
	if (last?.revoked_at === null) return last;
	const [programme, holder, before] = await Promise.all([
		programmes.get(found.programme_id),
		units.get(found.unit_id),
		db().$count(certificate, eq(certificate.designation_id, designationId))
	]);
	const { terms, year, unit_id: organiserId } = programme;
	const frame = await frameOf(organiserId, holder);
	return issue(
		actor,
		{
			key: `designation:${designationId}:${before}`,
			kind: 'designation',
			organiserId,
			of: { designation: designationId, programme: programme.id },
			holder,
			// It was parsed before it was stored.
			printed: designationSheet(frame, { terms, year, tier: found.tier as Tier }),
			told: `calls/${programme.id}#${found.tier_key}`,
			valid_from: found.valid_from,
			valid_until: found.valid_until
		},
		now
	);
}

/**
 * Something on a certificate is wrong, a name for instance: it is revoked with the reason, and another with a number of
 * its own takes its place. The designation goes on.
 */
export async function replace(
	actor: Actor,
	certificateId: string,
	reason: string,
	now: number
): Promise<'replaced' | 'no_reason' | 'not_standing'> {
	const found = await get(certificateId);
	const { organiser_id: unitId, designation_id: designationId } = found;
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser certifies');
	const why = reason.trim().slice(0, 2_000);
	if (why === '') return 'no_reason';
	if (found.revoked_at !== null || designationId === null) return 'not_standing';
	const stands = sql`id = ${certificateId} AND EXISTS (SELECT 1 FROM designation d
		WHERE d.id = ${designationId} AND d.ended_at IS NULL)`;
	const [revoked] = await write([
		revocation(actor, stands, why, now),
		revocationLine(actor, { id: certificateId, unitId, now }, why)
	]);
	if (!revoked?.rowsAffected) return 'not_standing';
	await certify(actor, designationId, now);
	return 'replaced';
}

const uncertified = (programmeId: string) =>
	and(
		eq(designation.programme_id, programmeId),
		isNull(designation.ended_at),
		sql`NOT EXISTS (SELECT 1 FROM certificate c WHERE c.designation_id = ${designation.id}
			AND c.revoked_at IS NULL)`
	);
