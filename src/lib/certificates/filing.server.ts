import { gzipSync } from 'node:zlib';
import { and, eq, isNotNull } from 'drizzle-orm';
import { certificate } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import type { Certificate } from './certificates.server.ts';
import { revokedEdition } from './credential.ts';
import { issuerKey } from './issuer.server.ts';
import { sign } from './signing.ts';

/**
 * The signed file of a certificate: byte for byte as it was signed; of one that was revoked a later edition, signed at
 * that moment, which says so. Files that were fetched before cannot know.
 */
export async function fileOf(found: Certificate): Promise<string> {
	const { signed, revoked_at: at, revocation_reason: reason } = found;
	if (at === null) return signed;
	const key = await issuerKey();
	const edition = revokedEdition(JSON.parse(signed), { at, reason });
	const issuer = { ...(typeof edition.issuer === 'object' ? edition.issuer : {}), id: key.did };
	return JSON.stringify(await sign({ ...edition, issuer }, key, at));
}

/** The least that a status list holds, so that nobody is told apart by its length. */
const PLACES = 131_072;

/**
 * Which certificates of an organiser's year were revoked, as a Bitstring Status List 1.0 (W3C), signed: the place of a
 * certificate is its number; one bit each, the first on the left.
 */
export async function statusList(organiserId: string, year: number, now: number): Promise<string> {
	const revoked = await db()
		.select({ number: certificate.number })
		.from(certificate)
		.where(
			and(
				eq(certificate.organiser_id, organiserId),
				eq(certificate.year, year),
				isNotNull(certificate.revoked_at)
			)
		);
	const bits = new Uint8Array(PLACES / 8);
	for (const { number } of revoked) {
		const at = number >> 3;
		bits[at] = (bits[at] ?? 0) | (0x80 >> (number & 7));
	}
	const key = await issuerKey();
	const id = `${environment().origin}/certificates/status/${organiserId}?year=${year}`;
	const list = {
		'@context': ['https://www.w3.org/ns/credentials/v2'],
		id,
		type: ['VerifiableCredential', 'BitstringStatusListCredential'],
		issuer: key.did,
		validFrom: new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
		credentialSubject: {
			id: `${id}#list`,
			type: 'BitstringStatusList',
			statusPurpose: 'revocation',
			encodedList: `u${gzipSync(bits).toString('base64url')}`
		}
	};
	return JSON.stringify(await sign(list, key, now));
}
