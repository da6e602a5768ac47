// Another process that holds the write lock: node hold-lock.mjs <url> <milliseconds>
import { createClient } from '@libsql/client';

const [url = '', milliseconds] = process.argv.slice(2);
const client = createClient({ url, timeout: 5_000 });
const lock = await client.transaction('write');
process.stdout.write('locked\n');
setTimeout(async () => {
	await lock.rollback();
	client.close();
}, Number(milliseconds));
