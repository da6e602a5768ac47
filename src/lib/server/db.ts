import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import * as schema from '#db/schema.server.ts';
import type { DatabaseAddress } from './database-address.ts';
import { makeDatabaseFolder } from './database-file.ts';
import { openReadingClient } from './reading-client.ts';
import type { Statement, WriteResult } from './statements.ts';
import {
	createWriteDoor,
	type CommitListener,
	type DoorLimits,
	type DoorStats,
	type WriteDoor
} from './write-door.ts';
import { openWritingClient } from './writing-client.ts';

export { isConstraint } from './database-errors.ts';
export type { Statement, WriteResult };

/** A handle that reads; pass another one to read another database. */
export type Database = LibSQLDatabase<typeof schema>;

type Opened = { door: WriteDoor; database: Database; close: () => Promise<void> };

const LIMITS: DoorLimits = { statements: 1_000, lists: 5_000, age: 10_000 };

let opened: Opened | null = null;

/** Opens the database of this process; not on import, for the build imports every module. */
export async function openDatabase(
	address: DatabaseAddress & { limits?: Partial<DoorLimits> }
): Promise<void> {
	if (opened) throw new Error('The database is open already');
	makeDatabaseFolder(address.url);
	const writer = await openWritingClient(address);
	const reader = await openReadingClient(address);
	const door = createWriteDoor(writer, { ...LIMITS, ...address.limits });
	const close = async () => {
		await door.close();
		reader.close();
		writer.close();
	};
	opened = { door, database: drizzle(reader, { schema }), close };
}

/** Whether it is open: a development server starts again without ending. */
export function isOpen(): boolean {
	return opened !== null;
}

/** Waits for the writes under way, then closes. Nothing if it is not open. */
export async function closeDatabase(): Promise<void> {
	const closing = opened;
	opened = null;
	await closing?.close();
}

/** Opens a second database to read it, for instance a copy that is to be checked. */
export async function openForReading(
	address: DatabaseAddress
): Promise<{ database: Database; close: () => void }> {
	const reader = await openReadingClient(address);
	return { database: drizzle(reader, { schema }), close: () => reader.close() };
}

/** The handle for reads. A change through it fails: changes go through `write`. */
export function db(): Database {
	return current().database;
}

/**
 * Makes a change: a list of conditional statements that happen all or not at all, and are on disk
 * when the promise resolves; one result a statement. Within the list, `WHERE changes() > 0` holds
 * if the statement just before it changed something. A broken constraint rejects with an error for
 * which `isConstraint` holds; when the database is busy for too long the list is refused as 'busy'.
 */
export async function write(statements: readonly Statement[]): Promise<WriteResult[]> {
	return current().door.write(statements);
}

/** Calls the listener with the statements of each list that was committed, until it is undone. */
export function onCommit(listener: CommitListener): () => void {
	return current().door.onCommit(listener);
}

/** How much was written since the database was opened. */
export function stats(): DoorStats {
	return current().door.stats();
}

function current(): Opened {
	if (opened) return opened;
	throw new Error('The database is not open: call openDatabase() first');
}
