import { paperOfVote } from '#lib/votes/paper.server.ts';
import { readTyped, type TypedFault } from '#lib/votes/paper-ballots/typed.ts';
import type { Ruling } from '#lib/votes/paper-ballots/settling.server.ts';
import { textOf, wholeOf } from '../fields.ts';

/**
 * The rulings of a form: for each `row` what was found on the paper, as `take-` and the row. A choice that both
 * entries missed is typed beside it, as in an entry. Rows on which nothing was said yet are left open.
 */
export async function readRulings(
	voteId: string,
	data: FormData
): Promise<{ rulings: Ruling[]; faults: { row: number; fault: TypedFault }[] }> {
	const form = await paperOfVote(voteId);
	const rulings: Ruling[] = [];
	const faults: { row: number; fault: TypedFault }[] = [];
	for (const named of data.getAll('row')) {
		const row = typeof named === 'string' ? wholeOf(named) : NaN;
		const take = textOf(data, `take-${row}`);
		if (take === '') continue;
		if (take === 'absent') {
			rulings.push({ row, entry: 'absent' });
			continue;
		}
		const read = readTyped(take === 'other' ? textOf(data, `other-${row}`) : take, form);
		if (read.ok) rulings.push({ row, entry: read.entry });
		else faults.push({ row, fault: read.fault });
	}
	return { rulings, faults };
}
