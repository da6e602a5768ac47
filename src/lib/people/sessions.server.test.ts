import { beforeEach, describe, expect, it } from 'vitest';
import { write, db } from '#lib/server/db.ts';
import { session } from '#db/schema.server.ts';
import { addMembership, addPerson, addUnit } from './people-for-tests.server.ts';
import * as sessions from './sessions.server.ts';

// lucia looks at the clock itself, so that these tests begin at its time.
const now = Date.now();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let who: { id: string; name: string; email: string; password_hash: string };

beforeEach(async () => {
	await write([{ sql: 'DELETE FROM session' }]);
	who = await addPerson('Lin Xiaoyan');
});

const opened = () => sessions.open(who, 'Chrome · Windows', now);
const actorOf = ({ id, name, email }: typeof who) => ({ id, name, email, memberships: [] });

/** As if the session had been opened and used that long ago. */
const backdate = (created: number, seen: number) =>
	write([
		{
			sql: 'UPDATE session SET created_at = ?, seen_at = ?, expires_at = ?',
			args: [now - created, now - seen, now - seen + 12 * HOUR]
		}
	]);

describe('a session', () => {
	it('is found by its token with the person and the memberships in force', async () => {
		await addUnit('a');
		await addMembership(who.id, 'a', 'chair', { from_at: now - DAY });
		await addMembership(who.id, 'a', 'editor', { from_at: now - DAY, until_at: now });
		await addMembership(who.id, 'a', 'supervisor', { from_at: now + 1 });
		const { token, sessionId } = await opened();
		expect(await sessions.find(token, now)).toEqual({
			sessionId,
			actor: { ...actorOf(who), memberships: [{ unit_id: 'a', role: 'chair' }] }
		});
	});

	it('tells which of the units no longer exist', async () => {
		await Promise.all([addUnit('b'), addUnit('c')]);
		await write([{ sql: "UPDATE unit SET closed_at = 1 WHERE id = 'c'" }]);
		for (const unitId of ['b', 'c']) await addMembership(who.id, unitId, 'chair');
		const { token } = await opened();
		const found = await sessions.find(token, now);
		expect(found?.actor.memberships).toHaveLength(2);
		expect(found?.actor.memberships).toContainEqual({ unit_id: 'b', role: 'chair' });
		expect(found?.actor.memberships).toContainEqual({ unit_id: 'c', role: 'chair', closed: true });
	});

	it('is not in the database under its token', async () => {
		const { token } = await opened();
		const rows = await db().select().from(session);
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(await sessions.find(rows[0]?.id ?? '', now)).toBeNull();
	});

	it.each(['', '%', '%E0%A4%A', 'x'.repeat(43), 'x'.repeat(5000), "' OR 1=1 --"])(
		'is not there for the broken cookie %s',
		async (token) => {
			await opened();
			expect(await sessions.find(token, now)).toBeNull();
		}
	);

	it('ends twelve hours after it was last used', async () => {
		const { token } = await opened();
		await backdate(2 * DAY, 12 * HOUR - 60_000);
		expect(await sessions.find(token, now)).not.toBeNull();
		await backdate(2 * DAY, 12 * HOUR);
		expect(await sessions.find(token, now)).toBeNull();
	});

	it('is extended by being used', async () => {
		const { token } = await opened();
		await backdate(DAY, 7 * HOUR);
		await sessions.find(token, now);
		const [row] = await db().select().from(session);
		expect(row).toMatchObject({ seen_at: now, expires_at: now + 12 * HOUR });
	});

	it('ends after thirty days however much it is used', async () => {
		const { token } = await opened();
		await backdate(30 * DAY - HOUR, 7 * HOUR);
		expect(await sessions.find(token, now)).not.toBeNull();
		expect((await db().select().from(session))[0]?.expires_at).toBe(now + HOUR);
		await backdate(30 * DAY, 0);
		expect(await sessions.find(token, now)).toBeNull();
	});

	it('is worth nothing once its person is disabled', async () => {
		const { token } = await opened();
		await write([{ sql: 'UPDATE person SET disabled_at = 1 WHERE id = ?', args: [who.id] }]);
		expect(await sessions.find(token, now)).toBeNull();
	});

	it('is not opened with a password that was changed meanwhile, or for a disabled person', async () => {
		const stale = { ...who, password_hash: 'another' };
		await expect(sessions.open(stale, '', now)).rejects.toMatchObject({ status: 409 });
		await write([{ sql: 'UPDATE person SET disabled_at = 1 WHERE id = ?', args: [who.id] }]);
		await expect(opened()).rejects.toMatchObject({ status: 409 });
	});

	it('gets a new token that makes the old one worthless', async () => {
		const { token, sessionId } = await opened();
		const rotated = await sessions.rotate(sessionId);
		expect(await sessions.find(token, now)).toBeNull();
		expect(await sessions.find(rotated.token, now)).toMatchObject({ actor: { id: who.id } });
		await expect(sessions.rotate(sessionId)).rejects.toMatchObject({ status: 401 });
	});

	it('is listed to its person and ended by its person alone', async () => {
		const { token, sessionId } = await opened();
		const other = await addPerson('Somebody Else');
		expect(await sessions.list(actorOf(other), now)).toEqual([]);
		expect(await sessions.list(actorOf(who), now)).toEqual([
			{ id: sessionId, device: 'Chrome · Windows', created_at: now, seen_at: now }
		]);
		await sessions.end(actorOf(other), sessionId);
		expect(await sessions.find(token, now)).not.toBeNull();
		await sessions.end(actorOf(who), sessionId);
		expect(await sessions.find(token, now)).toBeNull();
	});
});
