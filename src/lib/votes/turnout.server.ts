import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import { inOrder } from '#lib/rolls/buildings.ts';
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

type Counted = Sums & {
	building: string;
	cast: number;
	cast_heads: number;
	cast_households: number;
	cast_area: number;
	slips_used: number;
	slips_unused: number;
};

/** Two looks: the electors, building by building, each with its mark and slip; and the channels of the marks. */
async function compute(voteId: string): Promise<VoteTurnout> {
	const counted = await db().all<Counted>(byBuilding(voteId));
	await setImmediate();
	const byChannel = await db().all<{ channel: Channel; electors: number }>(sql`
		SELECT channel, count(*) AS electors FROM mark WHERE vote_id = ${voteId}
		GROUP BY channel ORDER BY electors DESC, channel`);
	const present = await attendance(voteId);
	if (present) byChannel.push({ channel: 'meeting', electors: present.electors });
	const buildings = counted.map(({ building, electors, cast, slips_used, slips_unused }) => {
		return { building, electors, cast, slips: slips_used + slips_unused, unused: slips_unused };
	});
	return {
		cast: present ?? total(counted.map(castOf)),
		of: total(counted),
		byChannel,
		byBuilding: inOrder(buildings)
	};
}

/**
 * Who was removed counts only with a mark, and has no slip. In the order of one index, so that nothing is sorted,
 * and no slip is looked up twice: with 100 000 electors it takes less than a tenth of a second.
 */
const byBuilding = (voteId: string) => sql`
	SELECT building, count(*) AS electors, ${WEIGHTS}, count(m.elector_id) AS cast,
		coalesce(sum(heads) ${MARKED}, 0) AS cast_heads,
		coalesce(sum(households) ${MARKED}, 0) AS cast_households,
		coalesce(sum(area) ${MARKED}, 0) AS cast_area,
		coalesce(sum(${HAS_SLIP}) FILTER (WHERE m.elector_id IS NOT NULL AND e.removed_at IS NULL), 0)
			AS slips_used,
		coalesce(sum(${HAS_SLIP}) FILTER (WHERE m.elector_id IS NULL), 0) AS slips_unused
	FROM elector e INDEXED BY elector_turnout
	LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
	WHERE e.vote_id = ${voteId} AND (e.removed_at IS NULL OR m.elector_id IS NOT NULL)
	GROUP BY building`;

const WEIGHTS = sql`sum(heads) AS heads, sum(households) AS households, sum(area) AS area`;
const MARKED = sql`FILTER (WHERE m.elector_id IS NOT NULL)`;
const HAS_SLIP = sql`EXISTS (SELECT 1 FROM slip s INDEXED BY slip_valid
	WHERE s.elector_id = e.id AND s.voided_at IS NULL)`;

function castOf({ cast, cast_heads, cast_households, cast_area }: Counted): Sums {
	return { electors: cast, heads: cast_heads, households: cast_households, area: cast_area };
}

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
