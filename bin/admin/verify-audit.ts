import * as audit from '#lib/audit/audit.server.ts';
import type { Command } from './command.ts';

/** Recomputes the audit log's chain; with a printed head, also that this head is part of it. */
export const verifyAudit: Command = {
	name: 'verify-audit',
	usage: 'verify-audit [printed head]',
	summary: 'recomputes the audit log from its first line, and looks for a head that was printed',
	async run(args) {
		const [printed, ...rest] = args;
		if (rest.length > 0 || (printed !== undefined && !/^[0-9a-f]{64}$/.test(printed))) {
			return { code: 2, line: 'Usage: verify-audit [printed head, 64 hexadecimal digits]' };
		}
		const result = await audit.verify({ printed });
		if (!result.ok) return { code: 1, line: `The audit log is broken at line ${result.brokenAt}` };
		const { entries, head } = result;
		return { code: 0, line: `The audit log is whole: ${entries} lines, head ${head.hash}` };
	}
};
