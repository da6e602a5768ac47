import { building } from '$app/environment';
import { migrate } from '#db/migrate.ts';
import { keepSealed } from '#lib/audit/keep-sealed.server.ts';
import { keepSwept } from '#lib/questionnaires/answering/sweeping.server.ts';
import { closeDatabase, isOpen, openDatabase } from '#lib/server/db.ts';
import { servingEnvironment } from '#lib/server/env.ts';
import { selfTest } from '#lib/server/self-test.ts';
import { sweep as sweepElectors } from '#lib/votes/freezing.server.ts';
import { loadPacks } from '#lib/votes/presets.server.ts';

/**
 * What must hold before the first request: the settings are right, the database is migrated and
 * open, its driver keeps what it acknowledges, the rules of law are loaded, what a crash left half-written is
 * cleared away, the log is sealed. Not while the application is built.
 */
export async function start(): Promise<void> {
	if (building || isOpen()) return;
	const { databaseUrl: url, databaseAuthToken: authToken } = servingEnvironment();
	await migrate({ url, authToken });
	await selfTest();
	await openDatabase({ url, authToken });
	await loadPacks(Date.now());
	await sweepElectors(Date.now());
	const stopSweeping = await keepSwept();
	const stopSealing = await keepSealed();
	process.once('sveltekit:shutdown', async () => {
		stopSweeping();
		await stopSealing();
		await closeDatabase();
	});
}
