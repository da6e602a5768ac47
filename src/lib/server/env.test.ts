import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

test('without settings it is a server on port 3000 with a file in data', () => {
	expect(readEnvironment({ PORT: '', SECRET: ' ' })).toEqual({
		ok: true,
		environment: {
			origin: 'http://localhost:3000',
			host: '0.0.0.0',
			port: 3000,
			databaseUrl: 'file:data/minyi.db',
			databaseAuthToken: undefined,
			dataDir: 'data',
			demo: false,
			secret: undefined,
			logLevel: 'info'
		}
	});
});

test('every setting can be given', () => {
	const result = readEnvironment({
		ORIGIN: 'https://minyi.example.org/',
		HOST: '10.0.0.7',
		PORT: '8080',
		DATABASE_URL: 'libsql://db.example.org',
		DATABASE_AUTH_TOKEN: 'letter',
		DATA_DIR: '/srv/minyi',
		SECRET: 'ab'.repeat(32),
		LOG_LEVEL: 'warn'
	});
	expect(result).toMatchObject({
		ok: true,
		environment: {
			origin: 'https://minyi.example.org',
			host: '10.0.0.7',
			port: 8080,
			databaseUrl: 'libsql://db.example.org',
			secret: 'ab'.repeat(32)
		}
	});
});

test('the database lies in the data folder, unless it is said otherwise', () => {
	const result = readEnvironment({ DATA_DIR: 'elsewhere' });
	expect(result).toMatchObject({ environment: { databaseUrl: 'file:elsewhere/minyi.db' } });
});

test('an address without https is this machine’s own, or is allowed in so many words', () => {
	for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
		expect(readEnvironment({ ORIGIN: origin, HOST: '0.0.0.0' })).toMatchObject({ ok: true });
	}
	const ORIGIN = 'http://minyi.example.org';
	expect(readEnvironment({ ORIGIN, ALLOW_HTTP: '1' })).toMatchObject({
		environment: { origin: ORIGIN }
	});
	expect(readEnvironment({ ORIGIN, HOST: '127.0.0.1' })).toMatchObject({ ok: false });
});

test('the demo listens on this machine alone', () => {
	expect(readEnvironment({ MINYI_DEMO: '1' })).toMatchObject({
		environment: { host: '127.0.0.1' }
	});
	expect(readEnvironment({ MINYI_DEMO: '1', HOST: '::1' })).toMatchObject({ ok: true });
	expect(readEnvironment({ MINYI_DEMO: '1', HOST: '0.0.0.0' })).toMatchObject({ ok: false });
});

test.each([
	['PORT', 'eighty'],
	['PORT', '0'],
	['PORT', '70000'],
	['ORIGIN', 'minyi.example.org'],
	['ORIGIN', 'https://minyi.example.org/path'],
	['ORIGIN', 'ftp://minyi.example.org'],
	['ORIGIN', 'http://minyi.example.org'],
	['ORIGIN', 'http://localhost.example.org'],
	['ALLOW_HTTP', 'perhaps'],
	['HOST', 'not a host'],
	['DATABASE_URL', 'data/minyi.db'],
	['DATABASE_URL', 'file::memory:'],
	['DATABASE_URL', 'postgres://db'],
	['MINYI_DEMO', 'yes'],
	['SECRET', 'short'],
	['LOG_LEVEL', 'loud']
])('a wrong %s (%s) is refused in one line that names it', (name, value) => {
	const result = readEnvironment({ [name]: value });
	expect(result).toMatchObject({ ok: false, reason: expect.stringContaining(name) });
	expect(result.ok ? '' : result.reason).not.toContain('\n');
});
