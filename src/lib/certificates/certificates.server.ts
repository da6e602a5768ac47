import { and, desc, eq, sql } from 'drizzle-orm';
import { certificate } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { credentialOf } from './credential.ts';
import { issuerKey } from './issuer.server.ts';
import { numberWords } from './number.ts';
import { sign } from './signing.ts';

export type Certificate = typeof certificate.$inferSelect;

/** What a certificate is given for. */
export type Issue = {
	key: string;
	kind: Certificate['kind'];
	organiser: { id: string; name: string };
	year: number;
	designationId: string | null;
	holder: { name: string; name_en: string; code: string };
	/** What it is called and means, and what it took; Chinese first. */
	achievement: { id: string; name: string; name_en: string; description: string; criteria: string };
	valid_from: number;
	valid_until: number | null;
};

/** The certificate, or null. */
export async function find(id: string): Promise<Certificate | null> {
	const [found] = await db().select().from(certificate).where(eq(certificate.id, id));
	return found ?? null;
}

/** The certificate, or 404. */
export async function get(id: string): Promise<Certificate> {
	return (await find(id)) ?? refuse('not_found', `no certificate ${id}`);
}

/** The certificate of a designation that stands, or the last one of it; null where none was made. */
export async function findOfDesignation(designationId: string): Promise<Certificate | null> {
	const [found] = await db()
		.select()
		.from(certificate)
		.where(eq(certificate.designation_id, designationId))
		.orderBy(sql`${certificate.revoked_at} IS NOT NULL`, desc(certificate.issued_at));
	return found ?? null;
}

/**
 * Numbers, signs and keeps a certificate; the form's key makes it once. Numbers run within organiser and year without a
 * gap: the number that was signed is claimed by the very write, and when somebody else took it meanwhile, the next is.
 */
export async function issue(actor: Actor, given: Issue, now: number): Promise<Certificate> {
	const { organiser, year, key } = given;
	if (!canOrganise(actor, organiser.id)) refuse('forbidden', 'only the organiser certifies');
	for (let attempt = 0; attempt < 20; attempt += 1) {
		const [known] = await db().select().from(certificate).where(eq(certificate.form_key, key));
		if (known) return known;
		const number = (await lastNumber(organiser.id, year)) + 1;
		await write(await statements(actor, { ...given, number }, now));
	}
	return refuse('busy', 'no number was free');
}

/** Revokes a certificate with a reason that everybody reads; it stays in the register. */
export async function revoke(
	actor: Actor,
	id: string,
	reason: string,
	now: number
): Promise<'revoked' | 'no_reason'> {
	const { organiser_id: unitId } = await get(id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser revokes');
	if (reason.trim() === '') return 'no_reason';
	await write([
		sql`UPDATE ${certificate} SET revoked_at = ${now}, revoked_by = ${actor.id},
				revocation_reason = ${reason.trim()}
			WHERE id = ${id} AND revoked_at IS NULL`,
		line(actor, { id, unitId, action: 'certificates.revoke', now }, { reason: reason.trim() })
	]);
	return 'revoked';
}

async function statements(actor: Actor, given: Issue & { number: number }, now: number) {
	const id = newId();
	const { organiser, holder, achievement, year, number, kind, designationId } = given;
	const issuer = await issuerKey();
	const unsigned = credentialOf(
		{
			...{ id, holder, achievement, issuer: organiser.name },
			number: numberWords({ year, number }),
			origin: environment().origin,
			valid_from: given.valid_from,
			valid_until: given.valid_until
		},
		issuer.did
	);
	const signed = JSON.stringify(await sign(unsigned, issuer, now));
	return [
		sql`INSERT INTO ${certificate} (id, form_key, kind, organiser_id, year, number, designation_id, holder,
				holder_en, words, signed, valid_from, valid_until, issued_by, issued_at)
			VALUES (${id}, ${given.key}, ${kind}, ${organiser.id}, ${year}, ${number}, ${designationId},
				${holder.name}, ${holder.name_en}, ${JSON.stringify(achievement)}, ${signed},
				${given.valid_from}, ${given.valid_until}, ${actor.id}, ${now})
			ON CONFLICT DO NOTHING`,
		line(
			actor,
			{ id, unitId: organiser.id, action: 'certificates.issue', now },
			{ number: numberWords({ year, number }), holder: holder.name }
		)
	];
}

async function lastNumber(organiserId: string, year: number): Promise<number> {
	const [found] = await db()
		.select({ last: sql<number>`coalesce(max(${certificate.number}), 0)` })
		.from(certificate)
		.where(and(eq(certificate.organiser_id, organiserId), eq(certificate.year, year)));
	return found?.last ?? 0;
}

function line(
	{ id: actorId }: Actor,
	{ id, unitId, action, now }: { id: string; unitId: string; action: string; now: number },
	detail: Record<string, string>
) {
	const [actor, subject] = [
		{ kind: 'person' as const, id: actorId },
		{ kind: 'certificate', id }
	];
	return audit.entry({ at: now, unitId, actor, action, subject, detail });
}
