import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import type { Ballot } from './ballots.ts';
import type { Vote } from './votes.ts';

/** Ballots read at once: a few hundredths of a second, after which others have their turn. */
const PAGE = 20_000;

type Line = {
	choice: string | null;
	invalid: number;
	channel: string;
	heads: number;
	households: number;
	area: number;
	ballots: number;
	last: string;
};

/**
 * All ballots of a vote that is closed for good, equal ones as one line. Named: a line per choice, channel and
 * weight. Confidential: a line per choice and channel with summed weights, since an area is as good as a door
 * number. Read page by page in the order of their random ids, so that a million do not hold up the server.
 */
export async function gather(vote: Pick<Vote, 'id' | 'privacy'>): Promise<Ballot[]> {
	const summed = vote.privacy !== 'named';
	const lines = new Map<string, Line>();
	for (let after = ''; ; await setImmediate()) {
		const page = await readPage(vote.id, summed, after);
		let read = 0;
		for (const line of page) {
			read += line.ballots;
			if (line.last > after) after = line.last;
			add(lines, line, summed);
		}
		if (read < PAGE) return [...lines.values()].map((line) => ballotOf(line, summed));
	}
}

function readPage(voteId: string, summed: boolean, after: string): Promise<Line[]> {
	const weights = summed
		? sql`sum(heads) AS heads, sum(households) AS households, sum(area) AS area`
		: sql`heads, households, area`;
	const kinds = summed ? sql`choice, invalid, channel` : sql`1, 2, 3, 4, 5, 6`;
	return db().all<Line>(sql`
		SELECT choice, invalid, channel, ${weights}, count(*) AS ballots, max(id) AS last
		FROM (SELECT * FROM ballot WHERE vote_id = ${voteId} AND id > ${after} ORDER BY id LIMIT ${PAGE})
		GROUP BY ${kinds}`);
}

function add(lines: Map<string, Line>, line: Line, summed: boolean): void {
	const { choice, invalid, channel, heads, households, area } = line;
	const kind = `${invalid}|${channel}|${summed ? '' : `${heads}|${households}|${area}`}|${choice}`;
	const same = lines.get(kind);
	if (!same) {
		lines.set(kind, line);
		return;
	}
	same.ballots += line.ballots;
	if (!summed) return;
	same.heads += heads;
	same.households += households;
	same.area += area;
}

function ballotOf(line: Line, summed: boolean): Ballot {
	const { choice, invalid, channel, ballots: count, heads, households, area } = line;
	if (invalid) return { invalid: true, count, channel };
	return {
		choice: choice === null ? null : JSON.parse(choice),
		count,
		...(summed && { sum: true }),
		heads,
		...(households > 0 && { households }),
		...(area > 0 && { area }),
		channel
	};
}
