import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import type { Vote } from '../votes.ts';

/** A line of the roll that is no elector of the vote yet. */
export type Candidate = {
	id: string;
	name: string;
	building: string;
	entrance: string;
	room: string;
	area: number;
};

/** Lines that came onto the vote's roll after the opening, or whose elector was removed; the first 200 doors. */
export function listCandidates(
	vote: Pick<Vote, 'id' | 'roll_id' | 'roll_kind'>
): Promise<Candidate[]> {
	const isNew =
		vote.roll_kind === 'owners'
			? sql`(r.added_at > v.opened_at OR EXISTS (SELECT 1 FROM elector e
				WHERE e.vote_id = v.id AND e.roll_entry_id = r.id AND e.removed_at IS NOT NULL))`
			: sql`1`;
	return db().all<Candidate>(sql`
		SELECT r.id, r.name, r.building, r.entrance, r.room, r.area
		FROM vote v JOIN roll_entry r ON r.roll_id = v.roll_id AND r.removed_at IS NULL
		WHERE v.id = ${vote.id} AND ${isNew}
		AND r.id NOT IN (SELECT roll_entry_id FROM elector WHERE vote_id = ${vote.id}
			AND removed_at IS NULL)
		AND r.id NOT IN (SELECT coalesce(a.detail ->> '$.entry', '') FROM amendment a
			WHERE a.vote_id = ${vote.id} AND a.kind = 'add' AND a.withdrawn_at IS NULL
			AND (a.confirmed_at IS NULL OR a.detail ->> '$.joined' IS NOT NULL))
		ORDER BY r.door_order, r.id LIMIT 200`);
}
