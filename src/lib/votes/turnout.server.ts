import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import type { Channel } from './votes.ts';

/** Who has cast so far, never what. Area in 0.01 m². */
export type VoteTurnout = {
	cast: Sums;
	of: Sums;
	/** The fullest first. */
	byChannel: { channel: Channel; electors: number }[];
	/** In the order of doors. `slips`: electors who hold a valid slip; `unused`: those of them who have not cast. */
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

type BuildingRow = Sums & {
	building: string;
	cast: number;
	cast_heads: number;
	cast_households: number;
	cast_area: number;
	slips: number;
	unused: number;
};

async function compute(voteId: string): Promise<VoteTurnout> {
	const [rows, byChannel] = await Promise.all([
		db().all<BuildingRow>(sql`${BY_BUILDING(voteId)}`),
		db().all<{ channel: Channel; electors: number }>(sql`
			SELECT channel, count(*) AS electors FROM mark WHERE vote_id = ${voteId}
			GROUP BY channel ORDER BY electors DESC, channel`)
	]);
	const sum = (pick: (row: BuildingRow) => number) =>
		rows.reduce((total, row) => total + pick(row), 0);
	return {
		cast: {
			electors: sum((row) => row.cast),
			heads: sum((row) => row.cast_heads),
			households: sum((row) => row.cast_households),
			area: sum((row) => row.cast_area)
		},
		of: {
			electors: sum((row) => row.electors),
			heads: sum((row) => row.heads),
			households: sum((row) => row.households),
			area: sum((row) => row.area)
		},
		byChannel,
		byBuilding: rows.map(({ building, electors, cast, slips, unused }) => ({
			building,
			electors,
			cast,
			slips,
			unused
		}))
	};
}

const BY_BUILDING = (voteId: string) => sql`
	SELECT e.building, count(*) AS electors, sum(e.heads) AS heads, sum(e.households) AS households,
		sum(e.area) AS area, count(m.elector_id) AS "cast",
		coalesce(sum(e.heads) FILTER (WHERE m.elector_id IS NOT NULL), 0) AS cast_heads,
		coalesce(sum(e.households) FILTER (WHERE m.elector_id IS NOT NULL), 0) AS cast_households,
		coalesce(sum(e.area) FILTER (WHERE m.elector_id IS NOT NULL), 0) AS cast_area,
		count(s.elector_id) AS slips,
		count(s.elector_id) FILTER (WHERE m.elector_id IS NULL) AS unused
	FROM elector e
	LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
	LEFT JOIN slip s ON s.elector_id = e.id AND s.voided_at IS NULL
	WHERE e.vote_id = ${voteId} AND (e.removed_at IS NULL OR m.elector_id IS NOT NULL)
	GROUP BY e.building ORDER BY min(e.door_order), e.building`;
