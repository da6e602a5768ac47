import { expect, test } from 'vitest';
import { throttle as table } from '#db/schema.server.ts';
import { db, write } from './db.ts';
import * as throttle from './throttle.ts';

const rule = { limit: 3, windowMs: 60_000 };
const start = 1_795_382_674_472;

test('failures up to the limit are allowed, and the next one waits for the window to end', async () => {
	for (const second of [0, 1, 2]) {
		expect(await throttle.check('a', rule, start + second * 1_000)).toEqual({ allowed: true });
		expect(await throttle.hit('a', rule, start + second * 1_000)).toEqual({ allowed: true });
	}
	const refused = { allowed: false, retryAfter: 50 };
	expect(await throttle.check('a', rule, start + 10_000)).toEqual(refused);
	expect(await throttle.hit('a', rule, start + 10_000)).toEqual(refused);
	expect(await throttle.check('b', rule, start + 10_000)).toEqual({ allowed: true });
	expect(await throttle.check('a', rule, start + 60_000)).toEqual({ allowed: true });
	expect(await throttle.hit('a', rule, start + 60_000)).toEqual({ allowed: true });
});

test('failures at the same moment are all counted', async () => {
	const answers = await Promise.all(
		Array.from({ length: 30 }, () => throttle.hit('rush', rule, start))
	);
	expect(answers.filter((one) => one.allowed)).toHaveLength(3);
});

test('a success forgets the failures', async () => {
	for (const later of [1, 2, 3, 4]) await throttle.hit('c', rule, start + later);
	await throttle.clear('c');
	expect(await throttle.check('c', rule, start)).toEqual({ allowed: true });
});

test('old rows are swept, and keys are not readable', async () => {
	await write([{ sql: "INSERT INTO throttle VALUES ('old', ?, 1)", args: [start - 86_400_001] }]);
	for (let hit = 0; hit < 200; hit += 1) await throttle.hit('account:lin', rule, start);
	const keys = (await db().select().from(table)).map((one) => one.key);
	expect(keys).not.toContain('old');
	expect(keys.join()).not.toContain('lin');
});
