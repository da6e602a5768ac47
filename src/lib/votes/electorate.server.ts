import { sql } from 'drizzle-orm';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { partsOf } from './electorate-parts.server.ts';
import { electorateSql } from './electorate-sql.server.ts';

/** What a roll comes to as an electorate. Area in 0.01 m². */
export type ElectorateSums = {
	electors: number;
	heads: number;
	households: number;
	area: number;
	/** Electors that stand for several lines of the roll. */
	groups: number;
	/** Lines of the roll. */
	entries: number;
};

/** What the roll would come to if a vote were opened on it now. */
export async function electorateOfRoll(id: string, kind: RollKind): Promise<ElectorateSums> {
	const sums = { electors: 0, heads: 0, households: 0, area: 0, groups: 0, entries: 0 };
	for await (const part of partsOf({ id, kind })) {
		const [own] = await db().all<ElectorateSums>(
			sql`SELECT ${SUMS} FROM (${electorateSql({ id, kind }, part)})`
		);
		if (own) add(sums, own);
	}
	return sums;
}

const SUMS = sql`count(*) AS electors, coalesce(sum(heads), 0) AS heads,
	coalesce(sum(households), 0) AS households, coalesce(sum(area), 0) AS area,
	coalesce(sum(entries > 1), 0) AS "groups", coalesce(sum(entries), 0) AS entries`;

function add(sums: ElectorateSums, own: ElectorateSums): void {
	sums.electors += own.electors;
	sums.heads += own.heads;
	sums.households += own.households;
	sums.area += own.area;
	sums.groups += own.groups;
	sums.entries += own.entries;
}
