import { and, eq, isNull } from 'drizzle-orm';
import { certificate, designation, unit } from '#db/schema.server.ts';
import { listCalled, type Listed } from '#lib/programmes/programmes.server.ts';
import { status, type Status } from '#lib/programmes/programme.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import * as units from '#lib/units/units.server.ts';

/** A public call as lists show it. */
export type Call = Pick<Listed, 'id' | 'year'> & {
	name: Words;
	status: Status;
	opens_at: number;
	closes_at: number;
	announced_at: number | null;
	organiser: { id: string; name: string; name_en: string; time_zone: string };
};

/** Every round whose call is public, the newest first. */
export async function list(now: number): Promise<Call[]> {
	const called = await listCalled();
	const organisers = await units.listByIds([...new Set(called.map(({ unit_id }) => unit_id))]);
	return called.flatMap((one): Call[] => {
		const organiser = organisers.find(({ id }) => id === one.unit_id);
		if (!organiser) return [];
		const { name, time_zone, name_en } = organiser;
		return [
			{
				...{ id: one.id, year: one.year, announced_at: one.announced_at },
				name: one.terms.name,
				status: status(one, one.terms, now),
				opens_at: one.terms.phases.opens_at,
				closes_at: one.terms.phases.closes_at,
				organiser: { id: organiser.id, name, name_en, time_zone }
			}
		];
	});
}

/** Calls that units can apply to now, what closes first ahead. */
export async function listOpen(now: number): Promise<Call[]> {
	const open = (await list(now)).filter((call) => call.status === 'applying');
	return open.sort((a, b) => a.closes_at - b.closes_at);
}

/** The designations that a round came to, by their units, each with the certificate that stands. */
export async function listDesignated(programmeId: string) {
	return db()
		.select({
			id: designation.id,
			tier: designation.tier_key,
			ended_at: designation.ended_at,
			certificate: certificate.id,
			unit: { id: unit.id, name: unit.name, name_en: unit.name_en }
		})
		.from(designation)
		.innerJoin(unit, eq(unit.id, designation.unit_id))
		.leftJoin(
			certificate,
			and(eq(certificate.designation_id, designation.id), isNull(certificate.revoked_at))
		)
		.where(eq(designation.programme_id, programmeId))
		.orderBy(unit.code, designation.valid_from);
}
