// A server that is going to be killed: tsx write-until-killed.ts <url> <name of the run>
import { writeSync } from 'node:fs';
import { openDatabase, write } from '../db.ts';
import { castList, TRIAL_TABLES } from './trial-door.ts';

const [url = '', run = ''] = process.argv.slice(2);
await openDatabase({ url });
await write(TRIAL_TABLES);
await Promise.all(Array.from({ length: 16 }, (_, writer) => castForever(`${run}-${writer}`)));

/** Prints the id of every ballot that was acknowledged, and of none else. */
async function castForever(name: string): Promise<never> {
	for (let count = 0; ; count += 1) {
		const id = `${name}-${count}`;
		const [mark, ballot] = await write(castList(id, id));
		if (mark?.rows.length === 1 && ballot?.rowsAffected === 1) writeSync(1, `${id}\n`);
	}
}
