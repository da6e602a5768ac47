import { sql } from 'drizzle-orm';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isConstraint } from './database-errors.ts';
import { castList, number, openTrial, type Trial } from './trial/trial-door.ts';

let trial: Trial;
beforeEach(async () => void (trial = await openTrial()));
afterEach(async () => trial.end());

const insert = (id: string) => ({ sql: 'INSERT INTO mark VALUES (?)', args: [id] });
const ids = (count: number) => Array.from({ length: count }, (_, place) => `e${place}`);

test('five hundred electors at once are five hundred ballots in far fewer commits', async () => {
	const results = await Promise.all(ids(500).map((id) => trial.door.write(castList(id, `b${id}`))));
	expect(results.every(([mark, ballot]) => mark?.rows[0]?.elector && ballot?.rowsAffected)).toBe(
		true
	);
	expect(results[7]?.[0]?.rows[0]?.elector).toBe('e7');
	expect(await number(trial.other, 'SELECT count(*) FROM ballot')).toBe(500);
	expect(trial.door.stats()).toMatchObject({ lists: 501, waiting: 0 });
	expect(trial.door.stats().commits).toBeLessThan(10);
});

test('twenty ballots of one elector at once are one ballot', async () => {
	const results = await Promise.all(ids(20).map((id) => trial.door.write(castList('one', id))));
	expect(results.filter(([mark]) => mark?.rows.length === 1)).toHaveLength(1);
	expect(results.filter(([, ballot]) => ballot?.rowsAffected === 1)).toHaveLength(1);
	expect(await number(trial.other, 'SELECT count(*) FROM ballot')).toBe(1);
});

test('changes() speaks of the statement before it, also among lists that are merged', async () => {
	await trial.door.write(castList('known', 'first'));
	const lists = ids(300).map((id, place) => castList(place % 3 === 0 ? 'known' : id, `b${id}`));
	const results = await Promise.all(lists.map((list) => trial.door.write(list)));
	for (const [place, [mark, ballot]] of results.entries()) {
		expect([mark?.rowsAffected, ballot?.rowsAffected]).toEqual(place % 3 === 0 ? [0, 0] : [1, 1]);
	}
	expect(trial.door.stats().commits).toBeLessThan(10);
});

test('changes() follows a chain of conditional statements, and an update', async () => {
	const chain = (choice: string) => [
		{ sql: 'UPDATE ballot SET choice = ? WHERE id = ?', args: [choice, 'b1'] },
		{ sql: 'INSERT INTO mark SELECT ? WHERE changes() > 0', args: [`${choice}-log`] },
		{ sql: 'INSERT INTO mark SELECT ? WHERE changes() > 0', args: [`${choice}-more`] }
	];
	expect((await trial.door.write(chain('x'))).map((one) => one.rowsAffected)).toEqual([0, 0, 0]);
	await trial.door.write(castList('e1', 'b1'));
	expect((await trial.door.write(chain('y'))).map((one) => one.rowsAffected)).toEqual([1, 1, 1]);
});

test('a list may not begin with changes(), which would speak of a list of somebody else', async () => {
	const list = [{ sql: 'INSERT INTO mark SELECT 1 WHERE changes() > 0' }];
	await expect(trial.door.write(list)).rejects.toThrow('first statement');
});

test('a failing list fails alone and leaves nothing of itself', async () => {
	await trial.door.write([insert('taken')]);
	const guilty = [insert('half'), insert('taken')];
	const lists = ids(50).map((id, place) => (place === 20 ? guilty : [insert(id)]));
	const settled = await Promise.allSettled(lists.map((list) => trial.door.write(list)));
	const failed = settled.filter((one) => one.status === 'rejected');
	expect(failed).toHaveLength(1);
	expect(isConstraint(failed[0]?.reason)).toBe(true);
	expect(await number(trial.other, "SELECT count(*) FROM mark WHERE elector = 'half'")).toBe(0);
	expect(await number(trial.other, 'SELECT count(*) FROM mark')).toBe(50);
});

test('a statement with a mistake or a value that cannot be stored fails alone', async () => {
	const wrong = [
		trial.door.write([{ sql: 'INSERT INTO nowhere VALUES (1)' }]),
		trial.door.write([{ sql: 'INSERT INTO mark VALUES (?)', args: [undefined] }]),
		trial.door.write([{ sql: 'INSERT INTO mark VALUES (?)', args: [Number.NaN] }])
	];
	const right = trial.door.write([sql`INSERT INTO mark VALUES (${'right'})`]);
	expect((await Promise.allSettled(wrong)).map((one) => one.status)).toEqual(
		wrong.map(() => 'rejected')
	);
	expect((await right)[0]?.rowsAffected).toBe(1);
	expect(isConstraint(await wrong[0]?.catch((error: unknown) => error))).toBe(false);
});

test('whole numbers are stored as integers, and an empty list is fine', async () => {
	expect(await trial.door.write([])).toEqual([]);
	const [result] = await trial.door.write([{ sql: 'SELECT typeof(?) AS type', args: [5] }]);
	expect(result?.rows[0]?.type).toBe('integer');
});

test('another process that holds the lock for a second costs time, and nothing is lost', async () => {
	const holder = spawn(process.execPath, ['src/lib/server/trial/hold-lock.mjs', trial.url, '1000']);
	const ended = once(holder, 'close');
	await once(holder.stdout, 'data');
	const results = await Promise.all(ids(200).map((id) => trial.door.write(castList(id, id))));
	await ended;
	expect(trial.door.stats().busy).toBeGreaterThan(3);
	expect(results.every(([, ballot]) => ballot?.rowsAffected === 1)).toBe(true);
	await Promise.all(ids(100).map((id) => trial.door.write(castList(`${id}x`, `${id}x`))));
	expect(await number(trial.other, 'SELECT count(*) FROM ballot')).toBe(300);
});

test('the listener hears of every list that was committed, and of no other', async () => {
	const heard: number[] = [];
	const stop = trial.door.onCommit((statements) => heard.push(statements.length));
	await trial.door.write(castList('a', 'a'));
	await trial.door.write([insert('a')]).catch(() => undefined);
	stop();
	await trial.door.write([insert('b')]);
	expect(heard).toEqual([2]);
});
