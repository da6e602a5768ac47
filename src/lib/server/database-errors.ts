import { LibsqlBatchError, LibsqlError } from '@libsql/client';
import { refusal } from './refuse.ts';

/** A rule of the tables was broken: UNIQUE, CHECK, NOT NULL or a foreign key. */
export function isConstraint(error: unknown): boolean {
	return codeOf(error).startsWith('SQLITE_CONSTRAINT');
}

/** Somebody else held the lock: nothing was read or written, and it is worth trying again. */
export function isBusy(error: unknown): boolean {
	return codeOf(error).startsWith('SQLITE_BUSY') || ((libsql(error)?.rawCode ?? 0) & 0xff) === 5;
}

/**
 * What a failed batch left behind. 'nothing, again': it never began, so it can be sent again.
 * 'nothing': one of its statements failed, so it was rolled back. 'unknown': it failed at or after
 * its commit — over a network above all by a lost reply — and sending it again could do it twice.
 */
export function judge(error: unknown, remote: boolean): 'nothing, again' | 'nothing' | 'unknown' {
	if (isBusy(error) || neverSent(error)) return 'nothing, again';
	if (error instanceof LibsqlBatchError || isConstraint(error)) return 'nothing';
	return !remote && !(error instanceof LibsqlError) ? 'nothing' : 'unknown';
}

/**
 * The error as the caller shall see it. A full disk and a lost reply become 'busy', which tells
 * people to try again: every form carries a key that makes this safe.
 */
export function explain(error: unknown, remote: boolean): unknown {
	if (codeOf(error) === 'SQLITE_FULL') return refusal('busy', 'The disk is full');
	const answered = libsql(error) !== null && codeOf(error) !== 'SERVER_ERROR';
	if (remote && !answered) return refusal('busy', 'The reply of the database was lost');
	return error;
}

/** The request never reached a remote server. */
function neverSent(error: unknown): boolean {
	const cause = error instanceof TypeError ? error.cause : null;
	return cause instanceof Error && 'code' in cause && NEVER_SENT.has(String(cause.code));
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function codeOf(error: unknown): string {
	return libsql(error)?.code ?? '';
}

/** Query builders wrap the driver's error, so it may be the cause of the error seen. */
function libsql(error: unknown): LibsqlError | null {
	if (error instanceof LibsqlError) return error;
	return error instanceof Error && error.cause instanceof Error ? libsql(error.cause) : null;
}
