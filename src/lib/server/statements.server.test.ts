import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { db } from './db.ts';
import { toArgument } from './statements.ts';

const half = '\ud83d';

it('half a sign inside of JSON is not made into bytes at which the driver ends the process', async () => {
	const list = JSON.stringify([`a${half}b`, '😀', '\\ud83d', '\\\\ud83d']);
	const rows = await db().all<{ said: string }>(sql`SELECT value AS said FROM json_each(${list})`);
	expect(rows.map(({ said }) => said)).toEqual(['a\ufffdb', '😀', '\\ud83d', '\\\\ud83d']);
});

it.each([
	['a pair written as JSON may be', '["\\ud83d\\ude00"]', '["\\ud83d\\ude00"]'],
	['two first halves', '["\\ud83d\\ud83d"]', '["\\ufffd\\ufffd"]'],
	['a second half', '{"a":"\\uDE00"}', '{"a":"\\ufffd"}'],
	['JSON within JSON', '["{\\"a\\":\\"\\\\ud83d\\"}"]', '["{\\"a\\":\\"\\\\ud83d\\"}"]'],
	['no JSON', 'C:\\ud83d', 'C:\\ud83d'],
	['no surrogate', '["\\u4e2d\\ud7ff"]', '["\\u4e2d\\ud7ff"]']
])('%s', (_, given, bound) => {
	expect(toArgument(given)).toBe(bound);
});

it.each([NaN, Infinity, -Infinity, undefined])('%s is nothing that a statement takes', (value) => {
	expect(() => toArgument(value)).toThrow(TypeError);
});
