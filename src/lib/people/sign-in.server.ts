import { eq } from 'drizzle-orm';
import { person } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { networkOf } from '#lib/server/network.ts';
import * as throttle from '#lib/server/throttle.ts';
import type { Actor } from './actor.ts';
import { passwordFault, type PasswordFault } from './password-rules.ts';
import * as passwords from './passwords.server.ts';
import * as sessions from './sessions.server.ts';

const QUARTER = 15 * 60_000;
/**
 * One account is guarded strictly; one address loosely, for a whole office or estate may share it. A device on which
 * the person has signed in before is counted by itself, so that no stranger's tries keep them out.
 */
const BY_ACCOUNT = { limit: 10, windowMs: QUARTER };
const BY_ADDRESS = { limit: 100, windowMs: QUARTER };
const OF_ALL = { limit: 2_000, windowMs: QUARTER };

export type TooMany = { refused: 'too_many'; retryAfter: number };
type Opened = sessions.OpenedSession;

/** `known`: which of the person's devices it is, if they have signed in on it before. */
type From = { address: string; device: string; known?: string | null };

/**
 * Opens a session for an e-mail address and its password. Unknown people, disabled people and wrong
 * passwords get the same answer after the same time; too many failures make everybody wait, but for
 * the person's own devices, each of which has its own few tries.
 */
export async function signIn(
	{ email, password }: { email: string; password: string },
	from: From,
	now: number
): Promise<Opened | { refused: 'wrong' } | TooMany> {
	const key = from.known ? deviceKey(email, from.known) : accountKey(email);
	const tooMany = await countTry(key, from, now);
	if (tooMany) return tooMany;
	const who = await findByEmail(email);
	if (await passwords.verify(who?.password_hash ?? null, password)) {
		if (who && who.disabled_at === null) {
			await throttle.clear(key);
			return sessions.open(who, from.device, now);
		}
	}
	if (!from.known) await countFailure(from.address, now);
	return { refused: 'wrong' };
}

/** Ends the session of this device. */
export async function signOut(actor: Actor, sessionId: string): Promise<void> {
	await sessions.end(actor, sessionId);
}

/** Ends the sessions of all the actor's devices, this one too. */
export async function signOutEverywhere(actor: Actor, now: number): Promise<void> {
	await write([
		{ sql: 'DELETE FROM session WHERE person_id = ?', args: [actor.id] },
		entry(about(actor, 'people.sign_out_everywhere', now))
	]);
}

/** Changes the actor's password, ends every session, and opens a new one on this device. */
export async function changePassword(
	actor: Actor,
	{ current, password }: { current: string; password: string },
	from: { device: string },
	now: number
): Promise<Opened | { refused: PasswordFault | 'wrong' | 'same' } | TooMany> {
	const fault = passwordFault(password, [actor.name, actor.email]);
	if (fault) return { refused: fault };
	if (password === current) return { refused: 'same' };
	const answer = await throttle.hit(changeKey(actor), BY_ACCOUNT, now);
	if (!answer.allowed) return { refused: 'too_many', retryAfter: answer.retryAfter };
	const who = await findByEmail(actor.email);
	if (!who || !(await passwords.verify(who.password_hash, current))) return { refused: 'wrong' };
	const password_hash = await passwords.hash(password);
	await write([
		{
			sql: 'UPDATE person SET password_hash = ? WHERE id = ? AND password_hash = ?',
			args: [password_hash, who.id, who.password_hash]
		},
		entry(about(actor, 'people.change_password', now)),
		sessions.ending(actor.id)
	]);
	await throttle.clear(changeKey(actor));
	return sessions.open({ id: who.id, password_hash }, from.device, now);
}

/** Counts a try on its key before it is made, so that many at the same moment are all counted. */
async function countTry(
	key: string,
	{ address, known }: From,
	now: number
): Promise<TooMany | null> {
	const answers: throttle.ThrottleAnswer[] = known
		? []
		: await Promise.all([
				throttle.check(addressKey(address), BY_ADDRESS, now),
				throttle.check(ALL_KEY, OF_ALL, now)
			]);
	if (!answers.some(({ allowed }) => !allowed)) {
		answers.push(await throttle.hit(key, BY_ACCOUNT, now));
	}
	const refused = answers.find((answer) => !answer.allowed);
	return refused && !refused.allowed
		? { refused: 'too_many', retryAfter: refused.retryAfter }
		: null;
}

async function countFailure(address: string, now: number): Promise<void> {
	await Promise.all([
		throttle.hit(addressKey(address), BY_ADDRESS, now),
		throttle.hit(ALL_KEY, OF_ALL, now)
	]);
}

const ALL_KEY = 'sign-in';
const changeKey = ({ id }: Actor) => `change-password:${id}`;
const deviceKey = (email: string, known: string) => `sign-in:device:${email}:${known}`;
const accountKey = (email: string) => `sign-in:account:${email}`;
const addressKey = (address: string) => `sign-in:address:${networkOf(address)}`;

async function findByEmail(email: string) {
	const { id, password_hash, disabled_at } = person;
	const columns = { id, password_hash, disabled_at };
	const [who] = await db().select(columns).from(person).where(eq(person.email, email));
	return who;
}

function about({ id }: Actor, action: string, at: number) {
	const actor = { kind: 'person' as const, id };
	return { at, unitId: null, actor, action, subject: { kind: 'person', id } };
}
