import { createHmac } from 'node:crypto';
import { secretKey } from './secret-key.ts';

/** What is hashed; each purpose has its own key, so that equal values do not show as equal. */
export type HashPurpose =
	'slip' | 'slip-session' | 'hand-over' | 'phone' | 'throttle' | 'owner' | 'device' | 'answering';

const keys = new Map<HashPurpose, Buffer>();

/**
 * HMAC-SHA256 (RFC 2104) of a value under the installation's secret, as 43 characters of base64url.
 * For values that are short enough to guess (slip codes, phones): without the secret a stolen
 * database does not tell them.
 */
export function keyedHash(purpose: HashPurpose, value: string): string {
	return createHmac('sha256', keyFor(purpose)).update(value).digest('base64url');
}

function keyFor(purpose: HashPurpose): Buffer {
	const known = keys.get(purpose);
	if (known) return known;
	const key = createHmac('sha256', secretKey()).update(`minyi:${purpose}`).digest();
	keys.set(purpose, key);
	return key;
}
