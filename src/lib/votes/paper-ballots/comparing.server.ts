import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { stateOf, type Batch } from './batch.ts';
import { differs, pairUp, type Pair, type TypedPaper } from './compare.ts';
import { listLines, type Line } from './typed-list.server.ts';
import type { Entry } from './typed.ts';
import { valueOf } from './write-typed.ts';

type Door = { building: string; entrance: string; room: string };

/** Two people typed something else: what each has, and what was settled. `row` names the paper. */
export type Difference = {
	row: number;
	door: Door | null;
	first: (Entry & { position: number }) | null;
	second: (Entry & { position: number }) | null;
	/** Null: not yet. 'absent': there is no such paper. */
	settled: Entry | 'absent' | null;
};

/** One paper as it will be counted. */
export type Settled = Entry & { elector_id: string | null };

export type Comparison = {
	differences: Difference[];
	unsettled: number;
	/** The papers on which both agree or which were settled: all of them, once nothing is unsettled. */
	papers: Settled[];
};

/** Lays the two entries side by side; null while one of them is not finished. Entries do not change after that. */
export async function compare(batch: Batch): Promise<Comparison | null> {
	if (stateOf(batch) !== 'comparing') return null;
	const lines = await listLines(batch.id);
	const [settled, first, second] = [0, 1, 2].map((pass) =>
		lines.filter((line) => line.pass === pass)
	);
	if (!settled || !first || !second) return null;
	const pairs = pairUp(first.map(typedPaper), second.map(typedPaper), batch.coded);
	const find = { settled: at(settled), first: at(first), second: at(second) };
	const compared = pairs.map((pair) => look(pair, find));
	const differences = compared.filter(({ same }) => same === null);
	return {
		differences: differences.map(({ difference }) => difference),
		unsettled: differences.filter(({ difference }) => difference.settled === null).length,
		papers: compared.flatMap(({ same, difference, elector_id }) => {
			const entry = same ?? difference.settled;
			return entry === null || entry === 'absent' ? [] : [{ ...entry, elector_id }];
		})
	};
}

/** An elector whose paper cannot be counted: a ballot came by another channel, or the line left the roll. */
export type Conflict = Door & { elector_id: string; channel: string | null };

/** The electors of these papers who have cast meanwhile or are off the roll. */
export function conflicts(voteId: string, papers: readonly Settled[]): Promise<Conflict[]> {
	const electors = JSON.stringify(papers.flatMap(({ elector_id }) => elector_id ?? []));
	return db().all<Conflict>(sql`
		SELECT e.id AS elector_id, e.building, e.entrance, e.room, m.channel
		FROM json_each(${electors}) j JOIN elector e ON e.id = j.value
		LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		WHERE e.vote_id = ${voteId} AND (m.channel IS NOT NULL OR e.removed_at IS NOT NULL)
		ORDER BY e.door_order, e.id`);
}

function typedPaper(line: Line): TypedPaper {
	return { position: line.position, number: line.number, value: valueOf(line) };
}

type Find = Record<'settled' | 'first' | 'second', Map<number, Line>>;

const at = (lines: readonly Line[]) => new Map(lines.map((line) => [line.position, line]));

function look(pair: Pair, find: Find) {
	const first = pair.first ? (find.first.get(pair.first.position) ?? null) : null;
	const second = pair.second ? (find.second.get(pair.second.position) ?? null) : null;
	const ruling = find.settled.get(pair.row);
	const whose = first ?? second;
	const elector_id = whose?.elector_id ?? null;
	const difference: Difference = {
		row: pair.row,
		door: elector_id === null ? null : whose,
		first,
		second,
		settled: ruling ? (ruling.absent ? 'absent' : entryOf(ruling)) : null
	};
	return { elector_id, difference, same: first && !differs(pair) ? entryOf(first) : null };
}

function entryOf({ choice, invalid }: Entry): Entry {
	return { choice, invalid };
}
