/** `bin/start.mjs` asks this for the demo: `make` fills a new database, `card` tells how to get in. */
import { migrate } from '#db/migrate.ts';
import { demoCard, seedDemo } from '#db/seed.ts';
import { closeDatabase, openDatabase } from '#lib/server/db.ts';
import { environment } from '#lib/server/env.ts';

const { databaseUrl, origin, dataDir } = environment();

try {
	await migrate({ url: databaseUrl });
	await openDatabase({ url: databaseUrl });
	if (process.argv[2] === 'make') await seedDemo(Date.now());
	else await printCard();
	await closeDatabase();
} catch (error) {
	const why = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The demo cannot run: ${why}. Removing ${dataDir} makes a new one.\n`);
	process.exit(1);
}

async function printCard(): Promise<void> {
	const { slip, survey, certificate, people } = await demoCard();
	const lines = [
		slip
			? `Resident slip: ${origin}/s/${slip}`
			: `Resident slip: none is left, the vote is over. Removing ${dataDir} makes a new demo.`,
		survey
			? `Open questionnaire: ${origin}/q/${survey}`
			: `Open questionnaire: none is open any more. Removing ${dataDir} makes a new demo.`,
		...(certificate ? [`Certificate: ${origin}/certificates/${certificate}`] : []),
		...firstOfEachRole(people).map(
			({ role, email, password }) => `Sign in as ${role}: ${email} / ${password}`
		)
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}

/** The other communities' people sign in alike; the line for each role is enough to look around. */
function firstOfEachRole<Person extends { role: string }>(people: Person[]): Person[] {
	return people.filter(({ role }, i) => people.findIndex((other) => other.role === role) === i);
}
