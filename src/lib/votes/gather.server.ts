import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import type { Ballot } from './ballots.ts';
import * as meeting from './meeting/meeting.server.ts';
import { isMeeting, type Vote } from './votes.ts';

/** Ballots read at once: a few hundredths of a second, after which others have their turn. */
const PAGE = 20_000;

type Line = {
	choice: string | null;
	invalid: boolean;
	channel: string;
	heads: number;
	households: number;
	area: number;
	ballots: number;
};

/**
 * All ballots of a vote that is closed for good, equal ones as one line. Named: a line per choice, channel and
 * weight. Confidential: a line per choice and channel with summed weights, since an area is as good as a door
 * number. Read page by page in the order of their random ids, so that a million do not hold up the server. Of a
 * meeting: the hands that were last recorded.
 */
export async function gather(
	vote: Pick<Vote, 'id' | 'privacy' | 'channels' | 'roll_kind'>
): Promise<Ballot[]> {
	if (isMeeting(vote)) return meeting.ballotsOf(vote);
	const summed = vote.privacy !== 'named';
	const lines = new Map<string, Line>();
	for (let after: string | null = ''; after !== null; await setImmediate()) {
		const page = await readPage(vote.id, summed, after);
		for (const line of page.lines) add(lines, line, summed);
		after = page.last;
	}
	return [...lines.values()].map((line) => ballotOf(line, summed));
}

/** One page as one text: thousands of rows would take ten times as long to hand over. `last`: null at the end. */
async function readPage(
	voteId: string,
	summed: boolean,
	after: string
): Promise<{ lines: Line[]; last: string | null }> {
	const weights = summed
		? sql`sum(heads) AS heads, sum(households) AS households, sum(area) AS area`
		: sql`heads, households, area`;
	const kinds = summed ? sql`1, 2, 3` : sql`1, 2, 3, 4, 5, 6`;
	const [page] = await db().all<{ lines: string; last: string | null; read: number | null }>(sql`
		SELECT json_group_array(
			json_array(choice, invalid, channel, heads, households, area, ballots)) AS lines,
			max(last) AS last, sum(ballots) AS read
		FROM (SELECT choice, invalid, channel, ${weights}, count(*) AS ballots, max(id) AS last
			FROM (SELECT * FROM ballot WHERE vote_id = ${voteId} AND id > ${after}
				ORDER BY id LIMIT ${PAGE})
			GROUP BY ${kinds})`);
	if (!page) return { lines: [], last: null };
	const last = page.read === PAGE ? page.last : null;
	return { lines: JSON.parse(page.lines).map(lineOf), last };
}

type Cells = [string | null, number, string, number, number, number, number];

function lineOf([choice, invalid, channel, heads, households, area, ballots]: Cells): Line {
	return { choice, invalid: invalid === 1, channel, heads, households, area, ballots };
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
