import { sql } from 'drizzle-orm';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { partsOf } from './electorate-parts.server.ts';
import { electorateSql } from './electorate-sql.server.ts';

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
export async function listGroups(id: string, kind: RollKind, most = 100): Promise<Group[]> {
	if (kind !== 'owners') return [];
	const groups: (Group & { door_order: string })[] = [];
	for await (const part of partsOf({ id, kind })) {
		const own = await db().all<Group & { door_order: string }>(sql`
			SELECT name, building, entrance, room, entries, area, door_order
			FROM (${electorateSql({ id, kind }, part)})
			WHERE entries > 1 ORDER BY entries DESC, door_order LIMIT ${most}`);
		groups.push(...own);
	}
	return groups
		.sort((a, b) => b.entries - a.entries || (a.door_order < b.door_order ? -1 : 1))
		.slice(0, most)
		.map(({ door_order: _, ...group }) => group);
}
