import { createHmac } from 'node:crypto';
import { secretKey } from '#lib/server/secret-key.ts';
import { keyOf, type IssuerKey } from './signing.ts';

let known: Promise<IssuerKey> | undefined;

/**
 * The key that this installation signs certificates with: its seed follows from the installation's secret, so whoever
 * keeps a backup of the one keeps the other, and there is no second file to lose.
 */
export function issuerKey(): Promise<IssuerKey> {
	known ??= keyOf(createHmac('sha256', secretKey()).update('minyi:certificates').digest());
	return known;
}
