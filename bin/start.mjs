// `npm start`: brings a fresh clone to a running demo, and says where it is.
import './node-version.mjs';
import './end-with-npm.mjs';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fail, runNode } from './run.mjs';
import { build, install } from './tree.mjs';

process.chdir(join(import.meta.dirname, '..'));
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const port = process.env.PORT || '3000';
const folder = process.env.DATA_DIR || 'data/demo';
const file = process.env.DATABASE_URL || `file:${join(folder, 'minyi.db')}`;
if (!file.startsWith('file:')) fail('The demo keeps its data in a file: DATABASE_URL=file:…');

Object.assign(process.env, {
	MINYI_DEMO: '1',
	HOST: process.env.HOST || 'localhost',
	PORT: port,
	ORIGIN: `http://localhost:${port}`,
	DATA_DIR: folder,
	DATABASE_URL: file,
	LOG_LEVEL: process.env.LOG_LEVEL || 'warn'
});

await refuseTakenPort();
await install(say);
await build(say);
await makeDemo(file.slice('file:'.length));
const card = await demo('card');
await import('../server.js');
say(card.trimEnd());

/** A new demo is made beside its place and moved there when it is whole. */
async function makeDemo(/** @type {string} */ path) {
	if (existsSync(path)) return;
	say('Making the demo …');
	const draft = `${path}.draft`;
	await Promise.all(['', '-wal', '-shm'].map((end) => rm(draft + end, { force: true })));
	await demo('make', { DATABASE_URL: `file:${draft}` });
	await rename(draft, path);
}

/** @param {'make' | 'card'} what @param {Record<string, string>} [env] */
async function demo(what, env) {
	const { code, output, stdout } = await runNode(['--import', 'tsx', 'bin/demo.ts', what], { env });
	if (code !== 0) fail(output.trimEnd());
	return stdout;
}

/** Said before anything is installed or built, not after. */
async function refuseTakenPort() {
	const probe = createServer();
	try {
		probe.listen(Number(port), '127.0.0.1');
		await once(probe, 'listening');
	} catch (error) {
		if (error.code === 'EADDRINUSE') {
			fail(`Port ${port} is in use: stop what uses it, or choose another, e.g. PORT=${+port + 1}`);
		}
	}
	probe.close();
}
