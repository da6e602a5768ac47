import { and, eq, isNull, sql } from 'drizzle-orm';
import { elector, mark, roll_entry } from '#db/schema.server.ts';
import type { StoredLine } from '#lib/rolls/stored.ts';
import { db } from '#lib/server/db.ts';
import type { Vote } from '../votes.ts';
import type { Detail } from './amendments.ts';
import { isFreeDoor, isUncast, isUnused } from './conditions.server.ts';
import { findOwner } from './owner.server.ts';

/** What is wanted: a line of the roll by its id, or one that was typed; an elector by id. */
export type Change =
	| { kind: 'prolong'; to: number }
	| { kind: 'add'; entry: string }
	| { kind: 'add'; line: StoredLine }
	| { kind: 'remove'; elector: string }
	| { kind: 'cancel' };

/** What speaks against a change, whoever wants it. */
export type Unfit =
	/** Not opened, or over. */
	| 'not_running'
	/** The new end is not later than the old one. */
	| 'not_later'
	| 'no_such_line'
	| 'no_such_elector'
	/** The line of the roll is an elector already, or was when the vote was opened. */
	| 'already_elector'
	/** A typed line stands on the roll: it must be taken from there. */
	| 'on_roll'
	/** An elector stands at that door already. */
	| 'same_door'
	/** The owner of the added line has cast, with the area that he had. */
	| 'owner_has_cast'
	/** A paper of that elector is being entered. */
	| 'in_batch'
	| 'last_elector'
	/** A ballot was cast: it cannot be found in the heap, and nobody takes it away. */
	| 'has_cast';

/** The change with all that it needs to be carried out later as it was meant now, or what speaks against it. */
export async function prepare(vote: Vote, change: Change, now: number): Promise<Detail | Unfit> {
	if (vote.opened_at === null || vote.closed_at !== null || vote.closes_at <= now)
		return 'not_running';
	if (change.kind === 'cancel') return change;
	if (change.kind === 'prolong') {
		const { closes_at: from } = vote;
		return change.to > from ? { kind: 'prolong', from, to: change.to } : 'not_later';
	}
	if (change.kind === 'remove') return removal(vote, change.elector);
	const detail =
		'line' in change
			? { kind: 'add' as const, entry: null, version: 0, line: change.line }
			: await lineOfRoll(vote, change.entry);
	return typeof detail === 'string' ? detail : ((await whyNoElector(vote, detail)) ?? detail);
}

type Add = Extract<Detail, { kind: 'add' }>;

/** The conditions that the commit will ask, one by one, so that the answer can name the one that fails. */
async function whyNoElector(vote: Vote, detail: Add): Promise<Unfit | null> {
	const joins = await findOwner(vote, detail.line);
	const [holds] = await db().all<{ unused: number; uncast: number; free: number }>(sql`
		SELECT ${isUnused(vote, detail)} AS unused, ${joins ? isUncast(vote, joins) : sql`1`} AS uncast,
			${joins ? sql`1` : isFreeDoor(vote, detail)} AS free FROM vote v WHERE v.id = ${vote.id}`);
	if (!holds?.unused) return detail.entry === null ? 'on_roll' : 'already_elector';
	if (!holds.uncast) return 'owner_has_cast';
	return holds.free ? null : 'same_door';
}

async function lineOfRoll(vote: Vote, id: string): Promise<Add | Unfit> {
	const { name, building, entrance, room, door_order, area } = roll_entry;
	const { owner_key, developer, phone_last4, phone_hash, version } = roll_entry;
	const [found] = await db()
		.select({
			version,
			line: {
				...{ name, building, entrance, room, door_order, area },
				...{ owner_key, developer, phone_last4, phone_hash }
			}
		})
		.from(roll_entry)
		.where(
			and(
				eq(roll_entry.id, id),
				eq(roll_entry.roll_id, vote.roll_id),
				isNull(roll_entry.removed_at)
			)
		);
	return found ? { kind: 'add', entry: id, ...found } : 'no_such_line';
}

async function removal(vote: Vote, id: string): Promise<Detail | Unfit> {
	const { building, entrance, room } = elector;
	const [found] = await db()
		.select({ door: { building, entrance, room }, channel: mark.channel })
		.from(elector)
		.leftJoin(mark, and(eq(mark.vote_id, elector.vote_id), eq(mark.elector_id, elector.id)))
		.where(and(eq(elector.id, id), eq(elector.vote_id, vote.id), isNull(elector.removed_at)));
	if (!found) return 'no_such_elector';
	if (found.channel) return 'has_cast';
	if ((vote.electorate_heads ?? 0) <= 1) return 'last_elector';
	const [holds] = await db().all<{ uncast: number }>(sql`SELECT ${isUncast(vote, id)} AS uncast`);
	return holds?.uncast ? { kind: 'remove', elector: id, door: found.door } : 'in_batch';
}
