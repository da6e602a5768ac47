import { openDatabase, closeDatabase } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';
import { commands } from './admin/commands.ts';

process.exitCode = await main(process.argv.slice(2));

/** Runs one command of the administrator: `npm run admin -- <command> …`. 0 done, 1 failed, 2 misused. */
async function main([name = '', ...args]: string[]): Promise<number> {
	const command = commands.find((one) => one.name === name);
	if (!command) {
		const list = commands.map((one) => `  ${one.usage}\n      ${one.summary}`).join('\n');
		process.stderr.write(`Usage: npm run admin -- <command>\n${list}\n`);
		return 2;
	}
	try {
		const { databaseUrl, databaseAuthToken } = environment();
		await openDatabase({ url: databaseUrl, authToken: databaseAuthToken });
		const { code, line } = await command.run(args);
		(code === 0 ? process.stdout : process.stderr).write(`${line}\n`);
		return code;
	} catch (error) {
		process.stderr.write(`${name} failed: ${reasonOf(error)}\n`);
		return 1;
	} finally {
		await closeDatabase();
	}
}

/** The query builder puts the reason into the cause, and the whole query into the message. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? error.cause.message : error.message;
}
