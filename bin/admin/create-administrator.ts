import { parseArgs } from 'node:util';
import { inviteAdministrator } from '#lib/people/administrators.server.ts';
import { inviteForm } from '#lib/people/people.form.ts';
import { environment } from '#lib/server/env.ts';
import type { Command } from './command.ts';

const USAGE = 'create-administrator --email name@example.org --name "Full name"';
const wanted = inviteForm.pick({ email: true, name: true });

/**
 * Makes a link with which the administrator sets their own password, so that none is ever typed
 * where a shell keeps it. The link is good once, for seven days.
 */
export const createAdministrator: Command = {
	name: 'create-administrator',
	usage: USAGE,
	summary: 'prints a link with which a new administrator chooses a password; good once, for 7 days',
	async run(args) {
		const input = wanted.safeParse(read(args));
		if (!input.success) return { code: 2, line: `Usage: ${USAGE}` };
		const made = await inviteAdministrator(input.data, Date.now());
		if ('refused' in made) return { code: 1, line: REASONS[made.refused] };
		return { code: 0, line: `${environment().origin}/invitations/${made.token}` };
	}
};

const REASONS = {
	repeated: 'There is such an invitation already',
	already_invited: 'Somebody has invited this address at this very moment',
	excluded: 'This person is an administrator already'
};

function read(args: string[]): unknown {
	try {
		const options = { email: { type: 'string' }, name: { type: 'string' } } as const;
		return parseArgs({ args, options }).values;
	} catch {
		return null;
	}
}
