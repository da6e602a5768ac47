import { createClient, type Client, type InArgs, type InStatement } from '@libsql/client';
import { isBusy } from './database-errors.ts';
import { BUSY_WAIT, type DatabaseAddress } from './database-address.ts';
import { toArgument } from './statements.ts';

/**
 * A client that reads only. Its one connection is opened anew after a busy: a statement that failed
 * so stays open in the driver, and would pin the connection to the state it saw.
 */
export async function openReadingClient({ url, authToken }: DatabaseAddress): Promise<Client> {
	const client = createClient({ url, authToken, concurrency: 1, timeout: BUSY_WAIT });
	const local = client.protocol === 'file';
	const forbidWrites = () => local && client.execute('PRAGMA query_only = ON');
	await forbidWrites();

	async function read<Result>(once: () => Promise<Result>): Promise<Result> {
		try {
			return await once();
		} catch (error) {
			if (!isBusy(error)) throw error;
			await client.reconnect();
			await forbidWrites();
			return once();
		}
	}

	return {
		execute: (statement: InStatement, args?: InArgs) =>
			read(() => client.execute(bind(statement, args))),
		batch: (statements) =>
			read(() =>
				client.batch(
					statements.map((one) => (Array.isArray(one) ? bind(one[0], one[1]) : bind(one))),
					'deferred'
				)
			),
		migrate: refuseToWrite,
		transaction: refuseToWrite,
		executeMultiple: refuseToWrite,
		sync: () => client.sync(),
		reconnect: () => client.reconnect(),
		close: () => client.close(),
		get closed() {
			return client.closed;
		},
		protocol: client.protocol
	};
}

function bind(statement: InStatement, args?: InArgs): InStatement {
	const given = typeof statement === 'string' ? { sql: statement, args } : statement;
	return Array.isArray(given.args) ? { sql: given.sql, args: given.args.map(toArgument) } : given;
}

async function refuseToWrite(): Promise<never> {
	throw new Error('This handle only reads: changes go through write()');
}
