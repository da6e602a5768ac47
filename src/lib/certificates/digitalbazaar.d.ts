/* The packages of Digital Bazaar come without types: what is used of them. */

declare module '@digitalbazaar/ed25519-multikey' {
	export type KeyPair = {
		id: string;
		controller: string;
		publicKeyMultibase: string;
		signer: () => unknown;
	};
	export function generate(options: { seed: Uint8Array }): Promise<KeyPair>;
	export function from(key: Record<string, unknown>): Promise<KeyPair>;
}

declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
	export function createSignCryptosuite(): unknown;
	export function createVerifyCryptosuite(): unknown;
}

declare module '@digitalbazaar/data-integrity' {
	type Purpose = { update: (proof: object) => Promise<object> };
	type Given = { document: object; documentLoader?: unknown };
	export class DataIntegrityProof {
		constructor(options: { signer?: unknown; date?: string; cryptosuite: unknown });
		createProof(options: Given & { purpose: Purpose }): Promise<Record<string, unknown>>;
		verifyProof(
			options: Given & { proof: object }
		): Promise<{ verified: true } | { verified: false; error: Error }>;
	}
}
