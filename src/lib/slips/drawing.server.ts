import { randomBytes } from 'node:crypto';
import { newId } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { CODE_LENGTH, codeFrom } from './code.ts';
import type { Door, IssuedSlip } from './slips.ts';

/** New codes for these doors, and the JSON that statements read: [slip, whose, hash of the code] each. */
export function drawCodes(doors: readonly Door[]): { slips: IssuedSlip[]; rows: string } {
	const rows: [string, string, string][] = [];
	const slips = doors.map(({ id, ...door }) => {
		const code = codeFrom(randomBytes(CODE_LENGTH));
		rows.push([newId(), id, keyedHash('slip', code)]);
		return { ...door, code };
	});
	return { slips, rows: JSON.stringify(rows) };
}
