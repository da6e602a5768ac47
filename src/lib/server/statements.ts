import type { ResultSet, Row } from '@libsql/client';
import type { SQLWrapper } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';

/** What a statement's parameter may be. Integers are bound as integers, not as floats. */
export type Argument = string | number | bigint | boolean | null | ArrayBuffer | Uint8Array;

export type CompiledStatement = { sql: string; args: Argument[] };

/** One statement: SQL with its arguments, a drizzle `sql` template, or a drizzle query builder. */
export type Statement =
	| { sql: string; args?: readonly unknown[] }
	| { toSQL(): { sql: string; params: unknown[] } }
	| SQLWrapper;

/** What one statement did. `rows` are what it returned; their keys are the columns' names. */
export type WriteResult = { rows: Row[]; rowsAffected: number };

const dialect = new SQLiteAsyncDialect();

/** Turns a list into SQL text and arguments, and throws when a list could not mean what it says. */
export function compile(list: readonly Statement[]): CompiledStatement[] {
	const compiled = list.map(compileOne);
	// `changes()` speaks of the statement before; first in a list, that is somebody else's.
	if (compiled[0] && /\bchanges\s*\(/i.test(compiled[0].sql)) {
		throw new TypeError('The first statement of a list cannot depend on changes()');
	}
	return compiled;
}

/**
 * Binds a value as SQLite should store it: the driver would bind every number as a float, and ends the process when
 * SQLite makes a text of half a sign in JSON.
 */
export function toArgument(value: unknown): Argument {
	if (typeof value === 'string') return withoutHalves(value);
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return BigInt(value);
		if (Number.isFinite(value)) return value;
	} else if (
		value === null ||
		(typeof value === 'bigint' && BigInt.asIntN(64, value) === value) ||
		typeof value === 'boolean' ||
		value instanceof ArrayBuffer ||
		value instanceof Uint8Array
	) {
		return value;
	}
	throw new TypeError(`A statement cannot take ${String(value)} as an argument`);
}

/** Reads what a statement did. The local driver counts no rows for RETURNING, so those returned are. */
export function readResult(result: ResultSet, sql: string): WriteResult {
	const returning = result.rowsAffected === 0 && /\breturning\b/i.test(sql);
	return { rows: result.rows, rowsAffected: returning ? result.rows.length : result.rowsAffected };
}

function compileOne(statement: Statement): CompiledStatement {
	if ('toSQL' in statement) {
		const { sql, params } = statement.toSQL();
		return { sql, args: params.map(toArgument) };
	}
	if ('getSQL' in statement) {
		const { sql, params } = dialect.sqlToQuery(statement.getSQL());
		return { sql, args: params.map(toArgument) };
	}
	return { sql: statement.sql, args: (statement.args ?? []).map(toArgument) };
}

/** An escape in JSON: a backslash, a whole pair of surrogates, or one by itself. */
const ESCAPE =
	/\\(?:\\|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2}))/g;

/** `JSON.stringify` writes half a sign as an escape; SQLite would make bytes of it that are no UTF-8. */
function withoutHalves(text: string): string {
	if (!/^[[{"]/.test(text) || !/\\ud/i.test(text)) return text;
	return text.replace(ESCAPE, (whole, half?: string) => (half ? '\\ufffd' : whole));
}
