import { afterAll, beforeAll, expect } from 'vitest';

/**
 * Runs before every test file. Those named `*.server.test.ts` get a migrated database of their own,
 * open and ready for `db()` and `write()`; the others pay nothing.
 */
let close: (() => Promise<void>) | undefined;

beforeAll(async () => {
	if (!expect.getState().testPath?.endsWith('.server.test.ts')) return;
	const { openTestDatabase } = await import('./open-test-database.ts');
	const database = await openTestDatabase();
	close = database.close;
	// What tests put into the file store goes with their database.
	process.env.DATA_DIR = database.folder;
});

afterAll(async () => {
	await close?.();
	close = undefined;
});
