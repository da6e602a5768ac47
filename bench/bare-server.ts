/** The yardstick: node:http, one row inserted and synced for each request, and nothing else. */
import { createClient } from '@libsql/client';
import { createServer } from 'node:http';

const client = createClient({ url: process.env.BARE_DATABASE_URL ?? '' });
await client.execute('PRAGMA journal_mode = WAL');
await client.execute('PRAGMA synchronous = FULL');
await client.execute(
	'CREATE TABLE IF NOT EXISTS ballot (id INTEGER PRIMARY KEY, body TEXT) STRICT'
);

createServer((request, response) => {
	let body = '';
	request.setEncoding('utf8');
	request.on('data', (part: string) => (body += part));
	request.on('end', () => {
		void client
			.batch([{ sql: 'INSERT INTO ballot (body) VALUES (?)', args: [body] }], 'write')
			.then(() => response.writeHead(303, { location: '/done' }).end());
	});
}).listen(Number(process.env.PORT), '127.0.0.1');
