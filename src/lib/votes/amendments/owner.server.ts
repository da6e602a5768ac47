import { sql, type SQL } from 'drizzle-orm';
import type { StoredLine } from '#lib/rolls/stored.ts';
import { db } from '#lib/server/db.ts';
import type { Vote } from '../votes.ts';

/**
 * The elector that is the owner of this line already, or none: the one whose line on the roll has the same owner's
 * key, or the developer for a line that is his. A line that was typed is looked up in its amendment.
 */
export function ownerOf(vote: Pick<Vote, 'id' | 'roll_kind'>, line: StoredLine): SQL {
	const nobody = vote.roll_kind !== 'owners' || (line.owner_key === '' && !line.developer);
	if (nobody) return sql`SELECT NULL WHERE 0`;
	const developer = sql`coalesce(r.developer, a.detail ->> '$.line.developer', 0)`;
	const key = sql`coalesce(r.owner_key, a.detail ->> '$.line.owner_key')`;
	const same = line.developer ? developer : sql`NOT ${developer} AND ${key} = ${line.owner_key}`;
	return sql`SELECT e.id FROM elector e
		LEFT JOIN roll_entry r ON r.id = e.roll_entry_id
		LEFT JOIN amendment a ON a.id = e.roll_entry_id
		WHERE e.vote_id = ${vote.id} AND e.removed_at IS NULL AND ${same} LIMIT 1`;
}

/** Its id, or null. */
export async function findOwner(vote: Vote, line: StoredLine): Promise<string | null> {
	const [found] = await db().all<{ id: string }>(ownerOf(vote, line));
	return found?.id ?? null;
}
