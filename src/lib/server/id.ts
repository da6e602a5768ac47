import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new random id of 80 bits, fit for a URL. */
export function newId(): string {
	return Array.from(randomBytes(16), (byte) => alphabet[byte & 31]).join('');
}

/** A new secret of 256 bits, for links and cookies. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}
