import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit_entry, session } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import * as passwords from './passwords.server.ts';
import { addPerson } from './people-for-tests.server.ts';
import * as sessions from './sessions.server.ts';
import { changePassword, signIn, signOut, signOutEverywhere } from './sign-in.server.ts';

const now = Date.now();
const QUARTER = 15 * 60_000;
const password = 'a bamboo grove';
const from = { address: '192.0.2.1', device: 'Chrome · Windows' };
let who: Awaited<ReturnType<typeof addPerson>>;
let hash: string;

beforeAll(async () => {
	hash = await passwords.hash(password);
});

beforeEach(async () => {
	await write([{ sql: 'DELETE FROM session' }, { sql: 'DELETE FROM throttle' }]);
	who = await addPerson('Zhou Ming', hash);
});

const actor = () => ({ id: who.id, name: who.name, email: who.email, memberships: [] });

async function signedIn(at = now) {
	const opened = await signIn({ email: who.email, password }, from, at);
	if ('refused' in opened) throw new Error(opened.refused);
	return opened;
}

describe('signing in', () => {
	it('opens a session and leaves a line in the log', async () => {
		const { token } = await signedIn();
		expect(await sessions.find(token, now)).toMatchObject({ actor: { id: who.id } });
		const lines = await db().select().from(audit_entry);
		expect(lines.filter((line) => line.subject_id === who.id)).toMatchObject([
			{ action: 'people.sign_in', actor_id: who.id, detail: '{"device":"Chrome · Windows"}' }
		]);
	});

	it('takes full-width letters for plain ones', async () => {
		const wide = 'ａ ｂａｍｂｏｏ ｇｒｏｖｅ';
		expect(await signIn({ email: who.email, password: wide }, from, now)).toHaveProperty('token');
	});

	it('gives unknown people, disabled people and wrong passwords the same answer', async () => {
		const disabled = await addPerson('Gone', hash);
		await write([{ sql: 'UPDATE person SET disabled_at = 1 WHERE id = ?', args: [disabled.id] }]);
		for (const tried of [
			{ email: who.email, password: 'another grove' },
			{ email: who.email, password: '' },
			{ email: who.email, password: 'x'.repeat(5_000) },
			{ email: 'nobody@example.org', password },
			{ email: disabled.email, password }
		]) {
			expect(await signIn(tried, from, now)).toEqual({ refused: 'wrong' });
		}
		expect(await db().select().from(session)).toEqual([]);
	});

	it('works as long on unknown people as on known ones', async () => {
		const time = async (email: string) => {
			const start = performance.now();
			await signIn({ email, password: 'another grove' }, from, now);
			return performance.now() - start;
		};
		const known = Math.min(await time(who.email), await time(who.email), await time(who.email));
		const unknown = Math.min(await time('a@example.org'), await time('b@example.org'));
		expect(unknown).toBeGreaterThan(known / 3);
	});

	it('refuses an account after ten wrong passwords, even the right one, until the quarter is over', async () => {
		for (let tries = 0; tries < 10; tries += 1) {
			await signIn({ email: who.email, password: 'wrong' }, from, now);
		}
		const elsewhere = { ...from, address: '198.51.100.7' };
		const right = { email: who.email, password };
		expect(await signIn(right, elsewhere, now + 60_000)).toEqual({
			refused: 'too_many',
			retryAfter: 840
		});
		expect(await signIn(right, elsewhere, now + QUARTER)).toHaveProperty('token');
	});

	it('does not keep a device out on which the person has signed in before, while strangers try', async () => {
		for (let tries = 0; tries < 12; tries += 1) {
			await signIn({ email: who.email, password: 'wrong' }, from, now);
		}
		const right = { email: who.email, password };
		expect(await signIn(right, from, now)).toMatchObject({ refused: 'too_many' });
		expect(await signIn(right, { ...from, known: 'own' }, now)).toHaveProperty('token');
		expect(await signIn(right, from, now), 'strangers still wait').toMatchObject({
			refused: 'too_many'
		});
	});

	it('gives such a device ten tries of its own, too', async () => {
		const own = { ...from, known: 'own' };
		for (let tries = 0; tries < 10; tries += 1) {
			expect(await signIn({ email: who.email, password: 'wrong' }, own, now)).toEqual({
				refused: 'wrong'
			});
		}
		const right = { email: who.email, password };
		expect(await signIn(right, own, now)).toMatchObject({ refused: 'too_many' });
		expect(await signIn(right, { ...from, known: 'other' }, now)).toHaveProperty('token');
		expect(await signIn(right, from, now)).toHaveProperty('token');
	});

	it('counts tries at the same moment, too', async () => {
		const tries = Array.from({ length: 25 }, () =>
			signIn({ email: who.email, password: 'wrong' }, from, now)
		);
		const answers = await Promise.all(tries);
		expect(answers.filter((one) => 'refused' in one && one.refused === 'wrong')).toHaveLength(10);
	});

	it('forgets the failures of an account after a success', async () => {
		for (let tries = 0; tries < 9; tries += 1) {
			await signIn({ email: who.email, password: 'wrong' }, from, now);
		}
		await signedIn();
		expect(await signIn({ email: who.email, password: 'wrong' }, from, now)).toEqual({
			refused: 'wrong'
		});
	});

	it('refuses an address only after a hundred failures, for an estate may share it', async () => {
		for (let round = 0; round < 5; round += 1) {
			const strangers = Array.from({ length: 20 }, (_, one) => `${round}-${one}@example.org`);
			await Promise.all(strangers.map((email) => signIn({ email, password: 'wrong' }, from, now)));
		}
		expect(await signIn({ email: who.email, password }, from, now)).toMatchObject({
			refused: 'too_many'
		});
		const elsewhere = { ...from, address: '198.51.100.7' };
		expect(await signIn({ email: who.email, password }, elsewhere, now)).toHaveProperty('token');
	});
});

describe('signing out', () => {
	it('ends this device alone, or all of them', async () => {
		const [one, two, three] = [await signedIn(), await signedIn(), await signedIn()];
		await signOut(actor(), one.sessionId);
		expect(await sessions.find(one.token, now)).toBeNull();
		expect(await sessions.find(two.token, now)).not.toBeNull();
		await signOutEverywhere(actor(), now);
		expect(await sessions.find(two.token, now)).toBeNull();
		expect(await sessions.find(three.token, now)).toBeNull();
	});
});

describe('changing the password', () => {
	const change = (current: string, next: string) =>
		changePassword(actor(), { current, password: next }, from, now);

	it('ends every session and opens a new one here', async () => {
		const [one, two] = [await signedIn(), await signedIn()];
		const opened = await change(password, 'river and stones');
		if ('refused' in opened) throw new Error(opened.refused);
		expect(await sessions.find(one.token, now)).toBeNull();
		expect(await sessions.find(two.token, now)).toBeNull();
		expect(await sessions.find(opened.token, now)).not.toBeNull();
		expect(await signIn({ email: who.email, password }, from, now)).toEqual({ refused: 'wrong' });
		const again = { email: who.email, password: 'river and stones' };
		expect(await signIn(again, from, now)).toHaveProperty('token');
	});

	it.each([
		['wrong', 'another grove', 'river and stones'],
		['short', password, 'river'],
		['common', password, '13812345678'],
		['personal', password, 'for zhou only'],
		['same', password, password]
	])('is refused as %s', async (refused, current, next) => {
		const { token } = await signedIn();
		expect(await change(current, next)).toEqual({ refused });
		expect(await sessions.find(token, now)).not.toBeNull();
	});

	it('is not held up by strangers who try to sign in', async () => {
		for (let tries = 0; tries < 12; tries += 1) {
			await signIn({ email: who.email, password: 'wrong' }, from, now);
		}
		expect(await change(password, 'river and stones')).toHaveProperty('token');
	});

	it('is throttled like signing in', async () => {
		for (let tries = 0; tries < 10; tries += 1) await change('wrong', 'river and stones');
		expect(await change(password, 'river and stones')).toMatchObject({ refused: 'too_many' });
	});
});
