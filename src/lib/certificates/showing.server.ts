import { and, eq, isNull, ne } from 'drizzle-orm';
import { certificate, designation } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { get, type Certificate } from './certificates.server.ts';
import { numberWords } from './number.ts';
import { certificateState, type Dates, type State } from './standing.ts';

/** A certificate as anybody may see it. */
export type Shown = Pick<
	Certificate,
	'id' | 'kind' | 'holder' | 'holder_en' | 'printed' | 'valid_from' | 'valid_until' | 'issued_at'
> & {
	number: string;
	state: State | 'replaced';
	/** Why it stands no more, and since when. */
	ended: { at: number; reason: string } | null;
	/** The certificate that took its place. */
	next: { id: string; number: string } | null;
	/** The key that signed it, and the unit that it was given to. */
	did: string;
	unitId: string | null;
};

/** The certificate with its state now, or 404. */
export async function show(id: string, now: number): Promise<Shown> {
	const found = await get(id);
	const of = found.designation_id === null ? null : await designationOf(found.designation_id);
	const { kind, holder, holder_en, printed, valid_from, valid_until, issued_at } = found;
	const state = certificateState(found, of, now);
	return {
		...{ id, kind, holder, holder_en, printed, valid_from, valid_until, issued_at, state },
		number: numberWords(found),
		ended: endOf(found, of, state),
		next: found.revoked_at === null || !of ? null : await nextOf(found, of),
		did: issuerOf(found.signed),
		unitId: of?.unit_id ?? null
	};
}

function endOf(
	{ revoked_at, revocation_reason }: Certificate,
	of: (Dates & { end_reason: string }) | null,
	state: Shown['state']
): Shown['ended'] {
	if (revoked_at !== null) return { at: revoked_at, reason: revocation_reason };
	if (of && of.ended_at !== null) return { at: of.ended_at, reason: of.end_reason };
	return state === 'lapsed' && of?.recheck_due_at ? { at: of.recheck_due_at, reason: '' } : null;
}

/** The certificate that stands for the same designation, or for the one that followed it. */
async function nextOf({ id }: Certificate, of: { application_id: string }): Promise<Shown['next']> {
	const [found] = await db()
		.select({ id: certificate.id, year: certificate.year, number: certificate.number })
		.from(certificate)
		.innerJoin(designation, eq(designation.id, certificate.designation_id))
		.where(
			and(
				eq(designation.application_id, of.application_id),
				isNull(certificate.revoked_at),
				ne(certificate.id, id)
			)
		);
	return found ? { id: found.id, number: numberWords(found) } : null;
}

async function designationOf(id: string) {
	const { unit_id, application_id, valid_from, valid_until } = designation;
	const { recheck_due_at, ended_at, end, end_reason } = designation;
	const [found] = await db()
		.select({
			...{ unit_id, application_id, valid_from, valid_until },
			...{ recheck_due_at, ended_at, end, end_reason }
		})
		.from(designation)
		.where(eq(designation.id, id));
	return found ?? null;
}

/** The key in whose name a file was signed. */
function issuerOf(signed: string): string {
	const read: { issuer?: { id?: string } } = JSON.parse(signed);
	return read.issuer?.id ?? '';
}
