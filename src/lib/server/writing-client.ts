import { createClient, type Client } from '@libsql/client';
import { setTimeout } from 'node:timers/promises';
import { BUSY_WAIT, type DatabaseAddress } from './database-address.ts';
import { isBusy } from './database-errors.ts';

/** Milliseconds that a database on a server may take to answer; it ends a transaction after 5 s. */
const REPLY_WAIT = 8_000;

/**
 * The client that writes. On a local file it must keep what it acknowledges through a loss of
 * power: a write-ahead log, one fsync a commit, and foreign keys — asserted, or it does not open.
 */
export async function openWritingClient({ url, authToken }: DatabaseAddress): Promise<Client> {
	const client = createClient({
		url,
		authToken,
		concurrency: 1,
		timeout: BUSY_WAIT,
		fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(REPLY_WAIT) })
	});
	if (client.protocol === 'file') await assertDurable(client);
	return client;
}

async function assertDurable(client: Client): Promise<void> {
	await patiently(client, () => client.execute('PRAGMA journal_mode = WAL'));
	// The other three belong to a connection: it is the defaults of a new one that must be right.
	await client.reconnect();
	const wanted = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: BUSY_WAIT };
	for (const [name, value] of Object.entries(wanted)) {
		const { rows } = await patiently(client, () => client.execute(`PRAGMA ${name}`));
		if (rows[0]?.[0] === value) continue;
		throw new Error(`The database has ${name} = ${rows[0]?.[0]}, but must have ${value}`);
	}
}

/** Another process that starts at the same moment may hold the file for an instant. */
async function patiently<Result>(client: Client, action: () => Promise<Result>): Promise<Result> {
	for (let patience = 100; ; patience -= 1) {
		try {
			return await action();
		} catch (error) {
			if (!isBusy(error) || patience === 0) throw error;
			await client.reconnect();
			await setTimeout(30);
		}
	}
}
