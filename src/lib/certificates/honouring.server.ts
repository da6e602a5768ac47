import { and, eq, isNull, sql } from 'drizzle-orm';
import { admission, certificate, unit } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { issue, type Certificate } from './certificates.server.ts';
import { frameOf } from './frame.server.ts';
import { membershipSheet, reviewSheet } from './sheet-words.ts';
import { validity } from './validity.ts';

/** An expert with the reviews that they have sealed in a round, and the certificate for it that stands. */
export type Reviewer = {
	id: string;
	name: string;
	reviews: number;
	certificate: { id: string; year: number; number: number } | null;
};

/** Who has sealed reviews in a round, by name. */
export async function reviewersOf(programmeId: string): Promise<Reviewer[]> {
	const rows = await db().all<
		Omit<Reviewer, 'certificate'> & { certificate: string | null; year: number; number: number }
	>(sql`SELECT e.id, pe.name, count(*) AS reviews, c.id AS certificate, c.year, c.number
		FROM review r JOIN application a ON a.id = r.application_id
		JOIN evaluator e ON e.id = r.evaluator_id JOIN person pe ON pe.id = e.person_id
		LEFT JOIN certificate c ON c.kind = 'review' AND c.programme_id = ${programmeId}
			AND c.evaluator_id = e.id AND c.revoked_at IS NULL
		WHERE a.programme_id = ${programmeId} AND r.sealed_at IS NOT NULL AND r.released_at IS NULL
			AND r.declined_at IS NULL
		GROUP BY e.id ORDER BY pe.name, e.id`);
	return rows.map(({ certificate: id, year, number, ...rest }) => ({
		...rest,
		certificate: id === null ? null : { id, year, number }
	}));
}

/** The certificate of an expert who has reviewed in a round, once the round is over; one at a time. */
export async function certifyReview(
	actor: Actor,
	{ programmeId, evaluatorId }: { programmeId: string; evaluatorId: string },
	now: number
): Promise<Certificate | 'not_over' | 'no_reviews'> {
	const { unit_id: organiserId, terms, year, settled_at } = await programmes.get(programmeId);
	if (settled_at === null) return 'not_over';
	const own = (await reviewersOf(programmeId)).find(({ id }) => id === evaluatorId);
	if (!own) return 'no_reviews';
	const [frame, before] = await Promise.all([
		frameOf(organiserId, null),
		countRevoked(
			sql`${certificate.programme_id} = ${programmeId} AND ${certificate.evaluator_id} = ${evaluatorId}`
		)
	]);
	const given = {
		key: `review:${programmeId}:${evaluatorId}:${before}`,
		kind: 'review' as const,
		organiserId,
		of: { programme: programmeId, evaluator: evaluatorId },
		holder: { name: own.name, name_en: '', code: '' },
		printed: reviewSheet(frame, { name: terms.name, year, reviews: own.reviews }),
		told: `calls/${programmeId}`,
		valid_from: validity(now, 1, frame.time_zone).valid_from,
		valid_until: null
	};
	return issue(actor, given, now);
}

/** The certificate of a unit that belongs to the organiser; one at a time, until it leaves or belongs otherwise. */
export async function certifyMembership(
	actor: Actor,
	{ organiserId, admissionId }: { organiserId: string; admissionId: string },
	now: number
): Promise<Certificate> {
	const [found] = await db()
		.select({ unit_id: admission.unit_id, kind: admission.kind, joined_at: admission.joined_at })
		.from(admission)
		.where(
			and(
				eq(admission.id, admissionId),
				eq(admission.organiser_id, organiserId),
				isNull(admission.left_at)
			)
		);
	if (!found) refuse('not_found', `no admission ${admissionId}`);
	const holder = await units.get(found.unit_id);
	const [frame, before] = await Promise.all([
		frameOf(organiserId, holder),
		countRevoked(sql`${certificate.admission_id} = ${admissionId}`)
	]);
	const given = {
		key: `membership:${admissionId}:${before}`,
		kind: 'membership' as const,
		organiserId,
		of: { admission: admissionId },
		holder,
		printed: membershipSheet(frame, found.kind),
		told: `communities/${organiserId}`,
		valid_from: validity(now, 1, frame.time_zone).valid_from,
		valid_until: null
	};
	return issue(actor, given, now);
}

/** Units that belong to the organiser and have no certificate of it, by their codes. */
export function listUncertified(organiserId: string) {
	return db()
		.select({
			id: admission.id,
			kind: admission.kind,
			name: unit.name,
			name_en: unit.name_en,
			code: unit.code
		})
		.from(admission)
		.innerJoin(unit, eq(unit.id, admission.unit_id))
		.where(
			and(
				eq(admission.organiser_id, organiserId),
				isNull(admission.left_at),
				sql`NOT EXISTS (SELECT 1 FROM certificate c WHERE c.admission_id = ${admission.id}
					AND c.revoked_at IS NULL)`
			)
		)
		.orderBy(unit.code)
		.limit(200);
}

function countRevoked(which: ReturnType<typeof sql>): Promise<number> {
	return db().$count(certificate, sql`${which} AND ${certificate.revoked_at} IS NOT NULL`);
}
