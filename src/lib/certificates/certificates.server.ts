import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { certificate } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { dayOf } from '#lib/people/days.ts';
import { db, write } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { credentialOf } from './credential.ts';
import { issuerKey } from './issuer.server.ts';
import { numberWords } from './number.ts';
import { bothOf, type Kind, type Printed } from './printed.ts';
import { sign } from './signing.ts';

export type Certificate = Omit<typeof certificate.$inferSelect, 'words'> & { printed: Printed };

/** What a certificate is given for. */
export type Issue = {
	/** Makes one certificate, however often it is asked for. */
	key: string;
	kind: Kind;
	organiserId: string;
	/** What it belongs to, by its kind. */
	of: { designation?: string; programme?: string; evaluator?: string; admission?: string };
	/** The name, and of a unit its division code. */
	holder: { name: string; name_en: string; code: string };
	printed: Printed;
	/** Where it is told what it took, below the address of the installation. */
	told: string;
	valid_from: number;
	valid_until: number | null;
};

/** The certificate, or null. */
export async function find(id: string): Promise<Certificate | null> {
	const [found] = await db().select().from(certificate).where(eq(certificate.id, id));
	return found ? parsed(found) : null;
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
	return found ? parsed(found) : null;
}

/**
 * Numbers, signs and keeps a certificate; its key makes it once. Numbers run within organiser and year without a gap: the
 * number that was signed is claimed by the very write, and when somebody else took it meanwhile, the next is.
 */
export async function issue(actor: Actor, given: Issue, now: number): Promise<Certificate> {
	const { organiserId, key, printed } = given;
	if (!canOrganise(actor, organiserId)) refuse('forbidden', 'only the organiser certifies');
	const year = Number(dayOf(now, printed.time_zone).slice(0, 4));
	for (let attempt = 0; attempt < 20; attempt += 1) {
		const [known] = await db().select().from(certificate).where(eq(certificate.form_key, key));
		if (known) return parsed(known);
		const number = (await lastNumber(organiserId, year)) + 1;
		await write(await statements(actor, { ...given, year, number }, now));
	}
	return refuse('busy', 'no number was free');
}

/**
 * Revokes a certificate with a reason that everybody reads; it stays in the register. A designation ends with its
 * certificate.
 */
export async function revoke(
	actor: Actor,
	id: string,
	reason: string,
	now: number
): Promise<'revoked' | 'no_reason'> {
	const { organiser_id: unitId, designation_id: designationId } = await get(id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser revokes');
	const why = reason.trim().slice(0, 2_000);
	if (why === '') return 'no_reason';
	await write([
		revocation(actor, sql`id = ${id}`, why, now),
		revocationLine(actor, { id, unitId, now }, why),
		sql`UPDATE designation SET ended_at = ${now}, ended_by = ${actor.id}, "end" = 'revoked',
				end_reason = ${why}
			WHERE id = ${designationId} AND ended_at IS NULL AND changes() > 0`
	]);
	return 'revoked';
}

/** For statements: revokes the certificates of which this holds and that stand. */
export function revocation(actor: Actor, which: SQL, reason: string, now: number) {
	return sql`UPDATE ${certificate} SET revoked_at = ${now}, revoked_by = ${actor.id},
			revocation_reason = ${reason}
		WHERE ${which} AND revoked_at IS NULL`;
}

/** For statements: the line of the log about a certificate that the statement before has revoked. */
export function revocationLine(
	actor: Actor,
	about: { id: string; unitId: string; now: number },
	reason: string
) {
	return line(actor, { ...about, action: 'certificates.revoke' }, { reason });
}

async function statements(
	actor: Actor,
	given: Issue & { year: number; number: number },
	now: number
) {
	const id = newId();
	const { organiserId, holder, printed, year, number, kind, of } = given;
	const issuer = await issuerKey();
	const unsigned = credentialOf(
		{
			...{ id, holder, issuer: bothOf(printed.organiser) },
			achievement: {
				...{ id: given.told, name: bothOf(printed.award) },
				description: bothOf(printed.lead),
				criteria: bothOf(printed.criteria)
			},
			number: numberWords({ year, number }),
			origin: environment().origin,
			valid_from: given.valid_from,
			valid_until: given.valid_until,
			status: { list: `certificates/status/${organiserId}?year=${year}`, index: number }
		},
		issuer.did
	);
	const signed = JSON.stringify(await sign(unsigned, issuer, now));
	return [
		sql`INSERT INTO ${certificate} (id, form_key, kind, organiser_id, year, number, designation_id,
				programme_id, evaluator_id, admission_id, holder, holder_en, words, signed, valid_from,
				valid_until, issued_by, issued_at)
			VALUES (${id}, ${given.key}, ${kind}, ${organiserId}, ${year}, ${number},
				${of.designation ?? null}, ${of.programme ?? null}, ${of.evaluator ?? null},
				${of.admission ?? null}, ${holder.name}, ${holder.name_en}, ${JSON.stringify(printed)},
				${signed}, ${given.valid_from}, ${given.valid_until}, ${actor.id}, ${now})
			ON CONFLICT DO NOTHING`,
		line(
			actor,
			{ id, unitId: organiserId, action: 'certificates.issue', now },
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

/** A row as the room has it. */
export function parsed({ words, ...rest }: typeof certificate.$inferSelect): Certificate {
	// It was put together by us before it was stored.
	return { ...rest, printed: words as Printed };
}
