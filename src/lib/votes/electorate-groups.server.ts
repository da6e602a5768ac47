import { sql } from 'drizzle-orm';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { electorateSql } from './electorate-sql.ts';
import { fill } from './electorate.server.ts';

/** Several lines of a roll that are one owner, so one head; the first door stands for them. */
export type Group = {
	name: string;
	building: string;
	entrance: string;
	room: string;
	entries: number;
	area: number;
};

/** The largest groups of a roll, for the committee to check before the electorate is frozen. */
export async function listGroups(rollId: string, kind: RollKind, most = 100): Promise<Group[]> {
	if (kind !== 'owners') return [];
	return db().all<Group>(sql`
		SELECT name, building, entrance, room, entries, area
		FROM (${fill(electorateSql(kind), rollId)})
		WHERE entries > 1 ORDER BY entries DESC, door_order LIMIT ${most}`);
}
