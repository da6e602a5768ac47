import { paperOfVote } from '../paper.server.ts';
import { channels, type Channel, type Vote } from '../votes.ts';
import type { Batch } from './batch.ts';
import { readNumber, type NumberFault } from './number.ts';
import { electorsOf, type Numbered } from './numbers.server.ts';
import { readTyped, type Entry } from './typed.ts';
import type { EntryFault, TypedRow } from './rows.ts';

/** A row with what it means; `elector` is known where the batch is coded and the number is right. */
export type ReadRow = { row: TypedRow; elector: Numbered | null } & (
	{ gone: true } | { fault: EntryFault } | { entry: Entry }
);

/** What the rows mean: whose papers they are, and what those say. */
export async function readRows(
	vote: Vote,
	batch: Batch,
	rows: readonly TypedRow[]
): Promise<ReadRow[]> {
	const form = await paperOfVote(vote.id);
	const numbers = rows.map(({ number }) => readNumber(vote.id, number));
	const known = numbers.flatMap((read) => (read.ok ? [read.number] : []));
	const electors = batch.coded ? await electorsOf(vote.id, known) : new Map<number, Numbered>();
	return rows.map((row, i): ReadRow => {
		if (isEmpty(row)) return { row, elector: null, gone: true };
		const number = numbers[i];
		const elector = (number?.ok && electors.get(number.number)) || null;
		const wrong = batch.coded && number ? numberFault(number, elector) : null;
		if (wrong) return { row, elector, fault: { where: 'number', ...wrong } };
		const read = readTyped(row.choice, form);
		if (!read.ok) return { row, elector, fault: { where: 'choice', fault: read.fault } };
		return { row, elector, entry: read.entry };
	});
}

function isEmpty({ number, choice }: TypedRow): boolean {
	return number.trim() === '' && choice.trim() === '';
}

type Wrong =
	{ reason: NumberFault | 'unknown' | 'removed' } | { reason: 'already_cast'; channel: Channel };

function numberFault(read: ReturnType<typeof readNumber>, elector: Numbered | null): Wrong | null {
	if (!read.ok) return { reason: read.reason };
	if (!elector) return { reason: 'unknown' };
	if (elector.removed) return { reason: 'removed' };
	const channel = channels.find((name) => name === elector.channel);
	return channel ? { reason: 'already_cast', channel } : null;
}
