import { randomBytes, randomFillSync } from 'node:crypto';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Random bytes are drawn for many ids at once: asking the system costs more than the bytes. */
const drawn = Buffer.alloc(4_096);
let used = drawn.length;

/** A new random id of 80 bits, fit for a URL. */
export function newId(): string {
	if (used === drawn.length) {
		randomFillSync(drawn);
		used = 0;
	}
	let id = '';
	for (const end = used + 16; used < end; used += 1) id += alphabet[(drawn[used] ?? 0) & 31];
	return id;
}

/** A new secret of 256 bits, for links and cookies. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}
