import { afterEach, expect, test } from 'vitest';
import { number, openTrial, type Trial } from './trial/trial-door.ts';

let trial: Trial;
afterEach(async () => trial.end());

const insert = (id: number) => [{ sql: 'INSERT INTO mark VALUES (?)', args: [`e${id}`] }];
const fill = (count: number) =>
	Array.from({ length: count }, (_, id) => trial.door.write(insert(id)));
const busy = { status: 503, body: { reason: 'busy', retryAfter: 5 } };

test('a queue that is full refuses, and keeps what it took', async () => {
	trial = await openTrial({ lists: 10 });
	const settled = await Promise.allSettled(fill(15));
	expect(settled.map((one) => one.status)).toEqual([
		...Array(10).fill('fulfilled'),
		...Array(5).fill('rejected')
	]);
	expect(settled[12]).toMatchObject({ reason: busy });
	expect(await number(trial.other, 'SELECT count(*) FROM mark')).toBe(10);
	expect(trial.door.stats().refused).toBe(5);
});

test('a list that waited too long for the lock is refused and never written', async () => {
	trial = await openTrial({ age: 200 });
	const lock = await trial.other.transaction('write');
	const settled = await Promise.allSettled(fill(3));
	await lock.rollback();
	expect(settled).toMatchObject(Array(3).fill({ status: 'rejected', reason: busy }));
	expect(await number(trial.other, 'SELECT count(*) FROM mark')).toBe(0);
	await trial.door.write(insert(1));
	expect(await number(trial.other, 'SELECT count(*) FROM mark')).toBe(1);
});

test('a commit takes a bounded number of statements, and a longer list has one of its own', async () => {
	trial = await openTrial({ statements: 10 });
	const long = Array.from({ length: 25 }, (_, id) => insert(1_000 + id)).flat();
	await Promise.all([...fill(40), trial.door.write(long)]);
	expect(trial.door.stats()).toMatchObject({ commits: 1 + 4 + 1, lists: 42 });
});

test('closing waits for what was taken and refuses what comes later', async () => {
	trial = await openTrial();
	const taken = fill(5);
	await trial.door.close();
	await Promise.all(taken);
	expect(trial.door.stats().lists).toBe(6);
	await expect(trial.door.write(insert(9))).rejects.toMatchObject(busy);
});
