import { sql } from 'drizzle-orm';
import {
	giveSlips,
	makeCommunity,
	makeOpenVote,
	START,
	type VoteWish
} from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { record } from './assistance.server.ts';
import { object } from './objecting.server.ts';
import { listObjections } from './objections.server.ts';
import * as rulings from './rulings.server.ts';

type Wish = VoteWish & { twoPerson?: boolean };

/** A vote in which the first elector's ballot came in with help. */
export async function ready({ twoPerson = true, ...wish }: Wish = {}) {
	const made = await makeOpenVote(wish, await makeCommunity());
	const { community, voteId } = made;
	if (!twoPerson) {
		await write([sql`UPDATE unit SET two_person = 0 WHERE id = ${community.unitId}`]);
	}
	const [holder, second] = await giveSlips(voteId);
	if (!holder || !second) throw new Error('no elector');
	const help = (electorId = holder.elector_id) => {
		const input = {
			choice: 'for',
			key: newId(),
			present: true,
			why: 'eyesight',
			note: ''
		} as const;
		return record(community.editor, { voteId, electorId }, input, START);
	};
	await help();
	const say = ({ key = newId(), note = '', now = START + 1, by = holder } = {}) =>
		object(by, { key, note }, now);
	return { ...made, holder, second, help, say };
}

/** The same with an objection, and what chair and supervisor do about it. */
export async function objected(wish: Wish = {}) {
	const made = await ready(wish);
	await made.say({ note: '我没有投过' });
	const [found] = await listObjections(made.voteId);
	if (!found) throw new Error('no objection');
	const place = { voteId: made.voteId, objectionId: found.id };
	const { chair, supervisor } = made.community;
	const propose = (ruling: 'upheld' | 'dismissed', by = chair, reason = '核对过了') =>
		rulings.propose(by, place, { ruling, reason }, START + 2);
	const confirm = (by = supervisor, seenAt = START + 2, now = START + 3) =>
		rulings.confirm(by, place, seenAt, now);
	return { ...made, place, propose, confirm };
}
