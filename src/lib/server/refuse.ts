import { error } from '@sveltejs/kit';

const STATUS = {
	invalid: 400,
	unauthenticated: 401,
	forbidden: 403,
	not_found: 404,
	conflict: 409,
	gone: 410,
	too_large: 413,
	too_many: 429,
	busy: 503
} as const;

/** Seconds after which trying again is worth it, by status. */
const RETRY_AFTER: Record<number, number> = { 429: 60, 503: 5 };

export type Reason = keyof typeof STATUS;

/**
 * Ends a request that cannot be served: the only place where a reason becomes an HTTP status.
 * `why` is for the log and for developers, never for the page, which speaks by `reason`.
 */
export function refuse(reason: Reason, why: string, retryAfter?: number): never {
	const status = STATUS[reason];
	error(status, { message: why, reason, retryAfter: retryAfter ?? RETRY_AFTER[status] });
}

/** The refusal as a value, for code that hands an error on instead of throwing it. */
export function refusal(reason: Reason, why: string): unknown {
	try {
		return refuse(reason, why);
	} catch (thrown) {
		return thrown;
	}
}

/** The headers that a response of this status carries; `handle` sets them on whatever it answers. */
export function refusalHeaders(status: number): Record<string, string> {
	const seconds = RETRY_AFTER[status];
	return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}
