import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';

/** What a signed file tells by itself. */
export type Verified = {
	number: string;
	name: string;
	holder: string;
	issuer: string;
	did: string;
	validFrom: number;
	validUntil: number | null;
	/** Of a file that was fetched after the certificate was revoked. */
	revoked: { at: number; reason: string } | null;
};

/** Why a file is not a certificate that holds. */
export type Flaw =
	| 'not_json'
	| 'not_a_certificate'
	| 'not_signed'
	| 'other_key'
	| 'changed'
	| 'revoked'
	| 'not_yet_valid'
	| 'expired';

/**
 * Checks a signed certificate with nothing but the file: that it is one, that its issuer's key signed exactly this, and
 * that it is valid at `now`. Whether it was revoked since the file was fetched only the register tells; `issuers` are the keys that are
 * trusted, any if not given: the caller then says whose key it was.
 */
export async function verify(
	text: string,
	now: number,
	issuers?: readonly string[]
): Promise<{ verified: Verified } | { flaw: Flaw; verified?: Verified }> {
	const document = parse(text);
	if (document === null) return { flaw: 'not_json' };
	const verified = read(document);
	if (verified === null || !isRecord(document)) return { flaw: 'not_a_certificate' };
	const { proof, ...unsigned } = document;
	if (!isRecord(proof)) return { flaw: 'not_signed', verified };
	if (issuers && !issuers.includes(verified.did)) return { flaw: 'other_key', verified };
	if (!(await isSigned(unsigned, proof, verified.did))) return { flaw: 'changed', verified };
	if (!saysOnce(text, document)) return { flaw: 'changed', verified };
	if (verified.revoked) return { flaw: 'revoked', verified };
	if (now < verified.validFrom) return { flaw: 'not_yet_valid', verified };
	if (verified.validUntil !== null && now >= verified.validUntil) {
		return { flaw: 'expired', verified };
	}
	return { verified };
}

/** The key is in its own name, so that nothing is fetched: did:key:z… is the multibase of the public key. */
async function isSigned(
	document: Record<string, unknown>,
	proof: Record<string, unknown>,
	did: string
): Promise<boolean> {
	const publicKeyMultibase = did.slice('did:key:'.length);
	const id = `${did}#${publicKeyMultibase}`;
	if (proof.verificationMethod !== id || proof.proofPurpose !== 'assertionMethod') return false;
	if (proof.type !== 'DataIntegrityProof' || proof.cryptosuite !== 'eddsa-jcs-2022') return false;
	const key = { type: 'Multikey', id, controller: did, publicKeyMultibase };
	const documentLoader = async () => ({
		document: { '@context': 'https://w3id.org/security/multikey/v1', ...key }
	});
	const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
	return (await suite.verifyProof({ document, proof, documentLoader })).verified;
}

/**
 * Nothing is said twice under one name: JSON takes the last, a reader may see the first. Spaces and the ways to write a
 * letter may differ.
 */
function saysOnce(text: string, document: unknown): boolean {
	const plain = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\s+/g, (part) =>
		part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : ''
	);
	return plain === JSON.stringify(document);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** What the file says of itself, whoever wrote it; null where it says less than a certificate must. */
function read(document: unknown): Verified | null {
	if (!isRecord(document)) return null;
	const { type, name, description, issuer, validFrom, validUntil, credentialSubject } = document;
	if (!Array.isArray(type) || !type.includes('OpenBadgeCredential')) return null;
	if (!isRecord(issuer) || !isRecord(credentialSubject)) return null;
	const [from, until] = [moment(validFrom), validUntil === undefined ? null : moment(validUntil)];
	const holder = holderOf(credentialSubject.identifier);
	const isWhole = typeof name === 'string' && typeof issuer.name === 'string' && holder !== null;
	if (!isWhole || from === undefined || until === undefined) return null;
	if (typeof issuer.id !== 'string' || !/^did:key:z[1-9A-HJ-NP-Za-km-z]+$/.test(issuer.id))
		return null;
	const number = typeof description === 'string' ? description.replace(/^№ /, '') : '';
	const revoked = revocationOf(document.credentialStatus);
	return {
		...{ number, name: String(name), holder, issuer: String(issuer.name), did: issuer.id },
		...{ validFrom: from, validUntil: until, revoked }
	};
}

function revocationOf(status: unknown): Verified['revoked'] {
	if (!isRecord(status) || status.revokedAt === undefined) return null;
	const { revocationReason: reason } = status;
	return { at: moment(status.revokedAt) ?? 0, reason: typeof reason === 'string' ? reason : '' };
}

function holderOf(identifiers: unknown): string | null {
	if (!Array.isArray(identifiers)) return null;
	const named = identifiers.find((one) => isRecord(one) && one.identityType === 'name');
	return isRecord(named) && typeof named.identityHash === 'string' ? named.identityHash : null;
}

function moment(value: unknown): number | undefined {
	const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(at) ? undefined : at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
