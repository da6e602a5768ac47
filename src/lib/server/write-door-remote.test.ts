import { expect, onTestFinished, test } from 'vitest';
import { isConstraint } from './database-errors.ts';
import { openRemoteServer, type Fate } from './trial/remote-server.ts';
import { castList, number, openTrial } from './trial/trial-door.ts';
import { createWriteDoor } from './write-door.ts';
import { openWritingClient } from './writing-client.ts';

/** A door on a server to which the given things happen, one a batch; `other` sees the server's file. */
async function openRemoteTrial(...fates: Fate[]) {
	const { url: file, other, end } = await openTrial();
	const server = await openRemoteServer(file, fates);
	const client = await openWritingClient({ url: server.url });
	const door = createWriteDoor(client, { statements: 1_000, lists: 100, age: 400 });
	onTestFinished(async () => {
		await door.close();
		client.close();
		server.close();
		await end();
	});
	return { door, other, server };
}

const ballots = 'SELECT count(*) FROM ballot';

test('a list means the same on a database server', async () => {
	const { door, other } = await openRemoteTrial();
	const lists = ['a', 'a', 'b', 'c'].map((elector, place) => castList(elector, `b${place}`));
	const results = await Promise.all(lists.map((list) => door.write(list)));
	const kept = results.map(([mark, ballot]) => [mark?.rowsAffected, ballot?.rowsAffected]);
	expect(kept.filter(([mark, ballot]) => mark === 1 && ballot === 1)).toHaveLength(3);
	expect(kept.filter(([mark, ballot]) => mark === 0 && ballot === 0)).toHaveLength(1);
	expect(await number(other, ballots)).toBe(3);
});

test('a write whose reply was lost is not sent again: the person is asked to', async () => {
	const { door, other } = await openRemoteTrial('lose the reply');
	const lost = door.write(castList('a', 'first'));
	await expect(lost).rejects.toMatchObject({ status: 503, body: { reason: 'busy' } });
	expect(await number(other, ballots)).toBe(1);
	const [mark] = await door.write(castList('a', 'second'));
	expect(mark?.rows).toHaveLength(0);
	expect(await number(other, ballots)).toBe(1);
});

test('a server that is locked is asked again', async () => {
	const { door, other } = await openRemoteTrial('busy', 'busy');
	await door.write(castList('a', 'first'));
	expect(door.stats()).toMatchObject({ busy: 2, commits: 1 });
	expect(await number(other, ballots)).toBe(1);
});

test('a list that fails on a server fails alone', async () => {
	const { door, other } = await openRemoteTrial();
	await door.write(castList('taken', 'b'));
	const guilty = door.write([{ sql: 'INSERT INTO mark VALUES (?)', args: ['taken'] }]);
	const innocent = door.write(castList('a', 'b1'));
	expect(isConstraint(await guilty.catch((error: unknown) => error))).toBe(true);
	expect((await innocent)[1]?.rowsAffected).toBe(1);
	expect(await number(other, ballots)).toBe(2);
});

test('a server that cannot be reached costs time, then the list is refused', async () => {
	const { door, server } = await openRemoteTrial();
	server.close();
	const refused = door.write(castList('a', 'b'));
	await expect(refused).rejects.toMatchObject({ status: 503, body: { reason: 'busy' } });
	expect(door.stats().busy).toBeGreaterThan(1);
});
