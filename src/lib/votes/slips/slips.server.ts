import { eq, sql, type SQL } from 'drizzle-orm';
import { elector, slip } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { inOrder } from '#lib/rolls/buildings.ts';
import { readCode } from '#lib/slips/code.ts';
import { countWrong } from '#lib/slips/tries.server.ts';
import type { SlipCounts } from './slips.ts';

export { issue, reissue } from './issuing.server.ts';
export { getElector, searchElectors } from './search.server.ts';

/** Whose slip it is. `removed_at`: the line was taken off the roll after opening. */
export type SlipHolder = {
	slip_id: string;
	elector_id: string;
	vote_id: string;
	name: string;
	building: string;
	entrance: string;
	room: string;
	/** Empty where the roll has no phone. */
	phone_last4: string;
	removed_at: number | null;
	/** Made when the elector had voted already: it changes no ballot. */
	after_ballot: boolean;
};

/**
 * The holder of a valid slip. A code that is malformed, unknown or replaced gives the same answer after the same
 * work; after too many of them from one address, or from all together, the answer is to wait. A valid code is
 * always found: a whole estate may share one address, and nobody in it can keep the others from voting.
 */
export async function find(
	typed: string,
	now: number,
	address: string
): Promise<SlipHolder | 'unknown' | { retryAfter: number }> {
	const read = readCode(typed);
	const hash = keyedHash('slip', read.ok ? read.code : '');
	const holder = await findHolder(eq(slip.code_hash, hash));
	if (holder && holder.voided_at === null) return holder;
	return countWrong(address, now);
}

/** The holder of a slip, replaced or not; `voided_at` tells. */
export async function findHolder(which: SQL | undefined) {
	const { vote_id, name, building, entrance, room, phone_last4, removed_at } = elector;
	const { id: slip_id, elector_id, voided_at, after_ballot } = slip;
	const door = { name, building, entrance, room };
	const [found] = await db()
		.select({
			...{ slip_id, elector_id, vote_id, ...door, phone_last4 },
			...{ removed_at, voided_at, after_ballot }
		})
		.from(slip)
		.innerJoin(elector, eq(elector.id, slip.elector_id))
		.where(which);
	return found ?? null;
}

type Counts = SlipCounts & { building: string };

/** How many slips of a vote are out and used, by building in the order of doors, and in all. */
export async function counts(voteId: string): Promise<SlipCounts & { byBuilding: Counts[] }> {
	const rows = await db().all<Counted>(ofBuildings(voteId));
	const byBuilding = inOrder(rows).map(({ building, electors, used, unused, missing }) => {
		return { building, electors, printed: used + unused, used, missing };
	});
	const all = { electors: 0, printed: 0, used: 0, missing: 0 };
	for (const one of byBuilding) {
		all.electors += one.electors;
		all.printed += one.printed;
		all.used += one.used;
		all.missing += one.missing;
	}
	return { ...all, byBuilding };
}

type Counted = Omit<Counts, 'printed'> & { unused: number };

/** In the order of one index, and no slip is looked up twice: a tenth of a second for 100 000 electors. */
const ofBuildings = (voteId: string) => sql`
	SELECT building, electors, used, unused, unmarked - unused AS missing
	FROM (SELECT building, count(*) AS electors,
			count(*) FILTER (WHERE m.elector_id IS NULL) AS unmarked,
			coalesce(sum(${HAS_SLIP}) FILTER (WHERE m.elector_id IS NOT NULL), 0) AS used,
			coalesce(sum(${HAS_SLIP}) FILTER (WHERE m.elector_id IS NULL), 0) AS unused
		FROM elector e INDEXED BY elector_turnout
		LEFT JOIN mark m ON m.vote_id = e.vote_id AND m.elector_id = e.id
		WHERE e.vote_id = ${voteId} AND e.removed_at IS NULL GROUP BY building)`;

const HAS_SLIP = sql`EXISTS (SELECT 1 FROM slip s INDEXED BY slip_valid
	WHERE s.elector_id = e.id AND s.voided_at IS NULL)`;
