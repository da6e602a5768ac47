import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { createSignCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';

/** The key that an installation signs with, named by itself: a did:key. */
export type IssuerKey = { did: string; pair: Ed25519Multikey.KeyPair };

/** The Ed25519 key (RFC 8032) of a seed of 32 bytes. */
export async function keyOf(seed: Uint8Array): Promise<IssuerKey> {
	const made = await Ed25519Multikey.generate({ seed });
	const did = `did:key:${made.publicKeyMultibase}`;
	const method = { type: 'Multikey', id: `${did}#${made.publicKeyMultibase}`, controller: did };
	return { did, pair: await Ed25519Multikey.from({ ...made, ...method }) };
}

/**
 * The credential with its proof: a data integrity proof of the suite `eddsa-jcs-2022` (W3C), an Ed25519 signature over
 * the SHA-256 of the credential in its canonical form (RFC 8785). `at` in epoch milliseconds.
 */
export async function sign<Unsigned extends object>(
	credential: Unsigned,
	{ pair }: IssuerKey,
	at: number
): Promise<Unsigned & { proof: Record<string, unknown> }> {
	const suite = new DataIntegrityProof({
		signer: pair.signer(),
		date: new Date(at).toISOString(),
		cryptosuite: createSignCryptosuite()
	});
	const purpose = {
		update: async (proof: object) => ({ ...proof, proofPurpose: 'assertionMethod' })
	};
	const proof = await suite.createProof({ document: structuredClone(credential), purpose });
	return { ...credential, proof };
}
