import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import { attendance } from './meeting/meeting.server.ts';
import type { Channel } from './votes.ts';

/** Who has cast so far, never what; of a meeting, who was there. Area in 0.01 m². */
export type VoteTurnout = {
	cast: Sums;
	of: Sums;
	/** The fullest first. */
	byChannel: { channel: Channel; electors: number }[];
	/** Building 2 before building 10. `slips`: electors who hold a valid slip; `unused`: those of them who have not cast. */
	byBuilding: {
		building: string;
		electors: number;
		cast: number;
		slips: number;
		unused: number;
	}[];
};

type Sums = { electors: number; heads: number; households: number; area: number };

/** Milliseconds for which turnout is not computed anew: a committee's screens ask every few seconds. */
const FRESH = 2_000;
const most = 50;
const known = new Map<string, { at: number; turnout: Promise<VoteTurnout> }>();

/** The turnout of a vote, at most 2 seconds old; zeros before it is opened. */
export function turnout(voteId: string, { fresh = FRESH } = {}): Promise<VoteTurnout> {
	const at = performance.now();
	const kept = known.get(voteId);
	if (kept && at - kept.at < fresh) return kept.turnout;
	const [oldest] = known.keys();
	if (known.size >= most && oldest !== undefined) known.delete(oldest);
	const computing = compute(voteId);
	known.set(voteId, { at, turnout: computing });
	computing.catch(() => known.delete(voteId));
	return computing;
}

/** The electorate has changed: the next one who asks learns it. */
export function forget(voteId: string): void {
	known.delete(voteId);
}

type Counted = Sums & { building: string };

/**
 * Three sums, each in the order of the electors' ids, which marks and slips share. Others have their turn in
 * between: with 100 000 electors each takes a few hundredths of a second.
 */
async function compute(voteId: string): Promise<VoteTurnout> {
	const of = await db().all<Counted>(sql`SELECT building, count(*) AS electors, ${WEIGHTS}
		FROM elector e INDEXED BY elector_turnout WHERE vote_id = ${voteId}
		AND (removed_at IS NULL
			OR EXISTS (SELECT 1 FROM mark m WHERE m.vote_id = e.vote_id AND m.elector_id = e.id))
		GROUP BY building`);
	await setImmediate();
	const cast = await db().all<Counted>(sql`SELECT building, count(*) AS electors, ${WEIGHTS}
		FROM mark m CROSS JOIN elector e INDEXED BY elector_turnout
			ON e.vote_id = m.vote_id AND e.id = m.elector_id
		WHERE m.vote_id = ${voteId} GROUP BY building`);
	await setImmediate();
	const slips = await db().all<{ building: string; slips: number; unused: number }>(sql`
		SELECT building, count(*) AS slips, count(*) - count(m.elector_id) AS unused
		FROM elector e INDEXED BY elector_turnout
		CROSS JOIN slip s ON s.elector_id = e.id AND s.voided_at IS NULL
		LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		WHERE e.vote_id = ${voteId} AND e.removed_at IS NULL GROUP BY building`);
	const byChannel = await db().all<{ channel: Channel; electors: number }>(sql`
		SELECT channel, count(*) AS electors FROM mark WHERE vote_id = ${voteId}
		GROUP BY channel ORDER BY electors DESC, channel`);
	const present = await attendance(voteId);
	if (present) byChannel.push({ channel: 'meeting', electors: present.electors });
	const castIn = new Map(cast.map(({ building, electors }) => [building, electors]));
	const slipsIn = new Map(slips.map(({ building, ...counts }) => [building, counts]));
	const buildings = of.map(({ building, electors }) => ({
		building,
		electors,
		cast: castIn.get(building) ?? 0,
		...(slipsIn.get(building) ?? { slips: 0, unused: 0 })
	}));
	return {
		cast: present ?? total(cast),
		of: total(of),
		byChannel,
		byBuilding: buildings.sort((a, b) => asPeopleCount.compare(a.building, b.building))
	};
}

const WEIGHTS = sql`sum(heads) AS heads, sum(households) AS households, sum(area) AS area`;

/** Building 2 before building 10. */
const asPeopleCount = new Intl.Collator('zh-CN', { numeric: true });

function total(rows: readonly Sums[]): Sums {
	const sum = { electors: 0, heads: 0, households: 0, area: 0 };
	for (const row of rows) {
		sum.electors += row.electors;
		sum.heads += row.heads;
		sum.households += row.households;
		sum.area += row.area;
	}
	return sum;
}
