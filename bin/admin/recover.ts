import { parseArgs } from 'node:util';
import { signInForm } from '#lib/people/people.form.ts';
import { offerTo } from '#lib/people/recoveries.server.ts';
import { environment } from '#lib/server/env.ts';
import type { Command } from './command.ts';

const USAGE = 'recover --email name@example.org';
const wanted = signInForm.pick({ email: true });

/** Makes a link with which somebody who has forgotten their password chooses a new one. */
export const recover: Command = {
	name: 'recover',
	usage: USAGE,
	summary: 'prints a link with which somebody chooses a new password; good once, for a day',
	async run(args) {
		const input = wanted.safeParse(read(args));
		if (!input.success) return { code: 2, line: `Usage: ${USAGE}` };
		const made = await offerTo(input.data.email, Date.now());
		if ('refused' in made) return { code: 1, line: 'Nobody with this address can sign in' };
		return { code: 0, line: `${environment().origin}/recoveries/${made.token}` };
	}
};

function read(args: string[]): unknown {
	try {
		return parseArgs({ args, options: { email: { type: 'string' } } }).values;
	} catch {
		return null;
	}
}
