import { and, eq, gt, sql } from 'drizzle-orm';
import { throttle } from '#db/schema.server.ts';
import { db, write, type Statement } from './db.ts';
import { keyedHash } from './keyed-hash.ts';

/** At most `limit` failures within a window of `windowMs`, which may be a day at the longest. */
export type ThrottleRule = { limit: number; windowMs: number };

/** `retryAfter`: seconds until the window ends. */
export type ThrottleAnswer = { allowed: true } | { allowed: false; retryAfter: number };

const DAY = 86_400_000;
/** Old rows are swept by every so manieth failure. */
const SWEEP_EVERY = 200;

let failures = 0;

/** Whether another try is allowed now; call before looking at what was entered. Counts nothing. */
export async function check(key: string, rule: ThrottleRule, now: number): Promise<ThrottleAnswer> {
	const [row] = await db()
		.select()
		.from(throttle)
		.where(and(eq(throttle.key, stored(key)), gt(throttle.window_start, now - rule.windowMs)));
	return answer(row && row.hits >= rule.limit, row?.window_start ?? now, rule, now);
}

/**
 * Counts one failure; `allowed` tells whether it was still within the limit. One statement, so that
 * failures at the same moment are all counted, in every process.
 */
export async function hit(key: string, rule: ThrottleRule, now: number): Promise<ThrottleAnswer> {
	failures += 1;
	const statements: Statement[] = [count(stored(key), rule, now)];
	if (failures % SWEEP_EVERY === 0) statements.push(sweep(now));
	const [counted] = await write(statements);
	const row = counted?.rows[0];
	return answer(Number(row?.hits) > rule.limit, Number(row?.window_start), rule, now);
}

/** Forgets the failures of a key, after a success. */
export async function clear(key: string): Promise<void> {
	await write([{ sql: 'DELETE FROM throttle WHERE key = ?', args: [stored(key)] }]);
}

function count(key: string, { windowMs }: ThrottleRule, now: number): Statement {
	return sql`
		INSERT INTO throttle (key, window_start, hits) VALUES (${key}, ${now}, 1)
		ON CONFLICT (key) DO UPDATE SET
			hits = iif(window_start <= ${now - windowMs}, 1, hits + 1),
			window_start = iif(window_start <= ${now - windowMs}, ${now}, window_start)
		RETURNING hits, window_start`;
}

function sweep(now: number): Statement {
	return { sql: 'DELETE FROM throttle WHERE window_start <= ?', args: [now - DAY] };
}

function answer(
	over: boolean | undefined,
	windowStart: number,
	{ windowMs }: ThrottleRule,
	now: number
): ThrottleAnswer {
	if (!over) return { allowed: true };
	return {
		allowed: false,
		retryAfter: Math.max(1, Math.ceil((windowStart + windowMs - now) / 1_000))
	};
}

/** Keys name people and addresses, so that only their hash is kept. */
function stored(key: string): string {
	return keyedHash('throttle', key);
}
