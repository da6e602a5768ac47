import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { refuse } from '#lib/server/refuse.ts';
import { isTooLong, normalPassword } from './password-rules.ts';
import { createTurnstile } from './turnstile.ts';

/** argon2id (the library's default) with OWASP's second set: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of nobody's password, at the same cost: for people who do not exist. */
const DUMMY =
	'$argon2id$v=19$m=19456,t=2,p=1$eGkqkKnY7j3Bgv2jkdRjRg$VUuSOQmfHT7OgFEfsMcBD8443Nht5ZLXx9G8RF/xCJY';

/** About 37 hashes a second on two cores: three at once leave room for everybody else's requests. */
const pass = createTurnstile(3, 60);

/** What is stored of a password. At most 256 bytes of it: check `passwordFault` first. */
export async function hash(password: string): Promise<string> {
	if (isTooLong(password)) refuse('invalid', 'the password is longer than 256 bytes');
	return wait(() => argon2(normalPassword(password), COST));
}

/** Whether this is the password. It takes the same time where there is no such person (`null`). */
export async function verify(stored: string | null, password: string): Promise<boolean> {
	const entered = isTooLong(password) ? '' : normalPassword(password);
	const equal = await wait(() => argon2Verify(stored ?? DUMMY, entered));
	return equal && stored !== null && !isTooLong(password);
}

/** When too many are waiting, the next is asked to try again soon. */
async function wait<T>(task: () => Promise<T>): Promise<T> {
	const done = await pass(async () => ({ result: await task() }));
	return done ? done.result : refuse('too_many', 'too many passwords are being checked', 5);
}
