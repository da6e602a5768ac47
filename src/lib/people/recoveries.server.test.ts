import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_entry, recovery } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import type { Actor } from './actor.ts';
import { addActor, addPerson, addUnit } from './people-for-tests.server.ts';
import * as recoveries from './recoveries.server.ts';
import * as sessions from './sessions.server.ts';
import { signIn } from './sign-in.server.ts';

const now = Date.now();
const DAY = 86_400_000;
const password = 'a bamboo grove';
let admin: Actor;
let who: Awaited<ReturnType<typeof addPerson>>;

beforeEach(async () => {
	admin = await addActor('Admin', await addUnit(), 'administrator');
	who = await addPerson('Zhou Ming');
});

async function offered(at = now) {
	const made = await recoveries.offer(admin, who.id, at);
	if ('refused' in made) throw new Error(made.refused);
	return made.token;
}

describe('a link for a new password', () => {
	it('sets it once, ends the sessions of that person, and is logged', async () => {
		const { token: old } = await sessions.open(who, '', now);
		const link = await offered();
		expect(await recoveries.find(link, now)).toMatchObject({ email: who.email });
		expect(await recoveries.recover(link, password, now)).toMatchObject({ id: who.id });
		expect(await recoveries.recover(link, password, now)).toEqual({ refused: 'not_pending' });
		expect(await sessions.find(old, now)).toBeNull();
		const from = { address: '192.0.2.9', device: '' };
		expect(await signIn({ email: who.email, password }, from, now)).toHaveProperty('token');
		const lines = await db().select().from(audit_entry).where(eq(audit_entry.subject_id, who.id));
		expect(lines.map(({ action }) => action)).toEqual([
			'people.sign_in',
			'people.offer_recovery',
			'people.recover',
			'people.sign_in'
		]);
	});

	it('is good for one of two who use it at once', async () => {
		const link = await offered();
		const answers = await Promise.all([
			recoveries.recover(link, password, now),
			recoveries.recover(link, 'river and stones', now)
		]);
		expect(answers.filter((answer) => 'id' in answer)).toHaveLength(1);
	});

	it('ends after a day, with a newer one, and with the account', async () => {
		const [first, second] = [await offered(), await offered()];
		expect(await recoveries.find(first, now)).toBeNull();
		expect(await recoveries.find(second, now + DAY)).toBeNull();
		expect(await recoveries.recover(second, password, now + DAY)).toHaveProperty('refused');
		await write([{ sql: 'UPDATE person SET disabled_at = 1 WHERE id = ?', args: [who.id] }]);
		expect(await recoveries.find(second, now)).toBeNull();
		expect(await recoveries.offer(admin, who.id, now)).toEqual({ refused: 'unchanged' });
	});

	it('holds to the rules of passwords, and is not in the database under its token', async () => {
		const link = await offered();
		expect(await recoveries.recover(link, 'short', now)).toEqual({ refused: 'short' });
		expect(await recoveries.recover(link, 'for zhou only', now)).toEqual({ refused: 'personal' });
		expect(JSON.stringify(await db().select().from(recovery))).not.toContain(link);
	});

	it('is made by an administrator alone, or by the installation itself', async () => {
		const chair = await addActor('Chair', await addUnit(), 'chair');
		await expect(recoveries.offer(chair, who.id, now)).rejects.toMatchObject({ status: 403 });
		expect(await recoveries.offerTo(who.email, now)).toHaveProperty('token');
		expect(await recoveries.offerTo('nobody@example.org', now)).toEqual({ refused: 'unchanged' });
	});
});
