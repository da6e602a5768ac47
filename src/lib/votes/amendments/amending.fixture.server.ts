import { sql } from 'drizzle-orm';
import { HOUR, makeOpenVote, START, type MadeVote, type VoteWish } from '#db/community.fixture.ts';
import type { StoredLine } from '#lib/rolls/stored.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { confirm, list, propose } from './amendments.server.ts';
import type { Change } from './preparing.server.ts';

export const END = START + 7 * 24 * HOUR;
export const LATER = END + 3 * 24 * HOUR;
export const NOON = START + 3 * HOUR;

export const wish = (change: Change, reason = '有人出差') => ({ key: newId(), reason, change });

export async function waitingOf(voteId: string): Promise<string> {
	const found = (await list(voteId)).find((one) => !one.confirmed_at && !one.withdrawn_at);
	return found?.id ?? '';
}

/** Chair proposes, supervisor confirms. */
export async function together({ community, voteId }: MadeVote, change: Change, now = NOON) {
	const proposed = await propose(community.chair, voteId, wish(change), now);
	if (proposed !== 'proposed') return proposed;
	return confirm(community.supervisor, voteId, await waitingOf(voteId), now);
}

export const line = (changes: Partial<StoredLine> = {}): StoredLine => ({
	name: '新邻居',
	building: '9栋',
	entrance: '',
	room: '901',
	door_order: '0000009|0000901',
	area: 8_000,
	owner_key: '',
	developer: false,
	phone_last4: '',
	phone_hash: '',
	...changes
});

/** A line that came onto the roll after the opening. */
export async function enrol(rollId: string, changes: Partial<StoredLine> = {}): Promise<string> {
	const id = newId();
	const { name, building, room, door_order, area, owner_key, developer } = line(changes);
	await write([
		sql`INSERT INTO roll_entry (id, roll_id, name, building, room, door_order, area, owner_key,
			developer, added_at) VALUES (${id}, ${rollId}, ${name}, ${building}, ${room}, ${door_order},
			${area}, ${owner_key}, ${developer}, ${START + HOUR})`
	]);
	return id;
}

export const electors = (voteId: string) =>
	db().all<{ id: string; area: number; entries: number; room: string }>(sql`
		SELECT id, area, entries, room FROM elector
		WHERE vote_id = ${voteId} AND removed_at IS NULL ORDER BY door_order`);

export const logged = (voteId: string) =>
	db().all<{ action: string; detail: string }>(sql`
		SELECT action, detail FROM audit_entry WHERE subject_id = ${voteId} ORDER BY seq`);

export async function opened(changes: VoteWish = {}) {
	const made = await makeOpenVote(changes);
	const [first] = await electors(made.voteId);
	if (!first) throw new Error('nobody');
	return { ...made, first: first.id };
}
