import { sql, type SQL } from 'drizzle-orm';
import type { Vote } from '../votes.ts';
import type { Detail } from './amendments.ts';
import { ownerOf } from './owner.server.ts';

type Add = Extract<Detail, { kind: 'add' }>;

/** What must hold, at the moment of the commit, for a change to be made. `joins`: the owner whose line it becomes. */
export function mayHappen(vote: Vote, detail: Detail, joins: string | null, now: number): SQL {
	return sql`EXISTS (SELECT 1 FROM vote v WHERE v.id = ${vote.id} AND v.opened_at IS NOT NULL
		AND v.closed_at IS NULL AND v.discarded_at IS NULL AND v.closes_at > ${now}
		AND ${ofKind(vote, detail, joins)})`;
}

function ofKind(vote: Vote, detail: Detail, joins: string | null): SQL {
	if (detail.kind === 'cancel') return sql`1`;
	if (detail.kind === 'prolong')
		return sql`v.closes_at = ${detail.from} AND ${detail.to} > v.closes_at`;
	if (detail.kind === 'remove') {
		return sql`v.electorate_heads > 1 AND ${isUncast(vote, detail.elector)}`;
	}
	const owner = joins
		? isUncast(vote, joins)
		: sql`NOT EXISTS (${ownerOf(vote, detail.line)}) AND ${isFreeDoor(vote, detail)}`;
	return sql`${isUnused(vote, detail)} AND ${owner}`;
}

/** Condition: an elector who is on the roll and has not cast, nor has a paper in a batch that is being entered. */
export function isUncast(vote: Vote, id: string): SQL {
	const inBatch = (table: SQL) => sql`EXISTS (SELECT 1 FROM paper_batch b
		JOIN ${table} p ON p.batch_id = b.id WHERE b.vote_id = ${vote.id} AND p.elector_id = ${id}
		AND b.closed_at IS NULL AND b.discarded_at IS NULL)`;
	return sql`EXISTS (SELECT 1 FROM elector e WHERE e.id = ${id} AND e.vote_id = ${vote.id}
			AND e.removed_at IS NULL)
		AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.vote_id = ${vote.id} AND m.elector_id = ${id})
		AND NOT ${inBatch(sql`paper_mark`)} AND NOT ${inBatch(sql`paper_entry`)}`;
}

/**
 * Condition on the vote `v`: the line of the roll is as it was proposed, and is no elector yet; a typed line does
 * not stand on the roll. Of an owner's lines one stands for all, so only those that came after the opening, or
 * whose elector was removed, are surely not counted yet.
 */
export function isUnused(vote: Vote, { entry, version, line }: Add): SQL {
	if (entry === null) {
		return sql`NOT EXISTS (SELECT 1 FROM roll_entry r WHERE r.roll_id = v.roll_id
			AND r.removed_at IS NULL AND r.door_order = ${line.door_order} AND ${isSame(vote, 'r', line)})`;
	}
	const isNew = sql`(r.added_at > v.opened_at OR EXISTS (SELECT 1 FROM elector e
		WHERE e.vote_id = v.id AND e.roll_entry_id = r.id AND e.removed_at IS NOT NULL))`;
	return sql`EXISTS (SELECT 1 FROM roll_entry r WHERE r.id = ${entry} AND r.roll_id = v.roll_id
			AND r.version = ${version} AND r.removed_at IS NULL
			AND ${vote.roll_kind === 'owners' ? isNew : sql`1`})
		AND NOT EXISTS (SELECT 1 FROM elector e WHERE e.vote_id = ${vote.id}
			AND e.roll_entry_id = ${entry} AND e.removed_at IS NULL)
		AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.vote_id = ${vote.id} AND a.kind = 'add'
			AND a.confirmed_at IS NOT NULL AND a.detail ->> '$.entry' = ${entry}
			AND a.detail ->> '$.joined' IS NOT NULL)`;
}

/** Condition: no elector stands where this one would. */
export function isFreeDoor(vote: Vote, { line }: Add): SQL {
	return sql`NOT EXISTS (SELECT 1 FROM elector e WHERE e.vote_id = ${vote.id}
		AND e.removed_at IS NULL AND e.door_order = ${line.door_order}
		AND ${isSame(vote, 'e', line)})`;
}

/** As on rolls: one line a door for households and flats, else one a name behind a door. */
function isSame({ roll_kind }: Vote, alias: 'e' | 'r', { name }: Add['line']): SQL {
	const isOfDoor = roll_kind === 'households' || roll_kind === 'owners';
	return isOfDoor ? sql`1` : sql`${sql.raw(alias)}.name = ${name}`;
}
