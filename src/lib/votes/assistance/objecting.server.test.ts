import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeVote, DAY, START } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import { objected, ready } from './objections.fixture.server.ts';
import { mayObject } from './objections.ts';
import { listObjections, listOfElector } from './objections.server.ts';

describe('an objection', () => {
	it('is made by the holder of the slip, and logged without the note', async () => {
		const { voteId, holder, say } = await ready();
		expect(await say({ note: ' 我没有\n投过 ' })).toBe('objected');
		expect(await listObjections(voteId)).toMatchObject([
			{ elector_id: holder.elector_id, channel: 'assisted', note: '我没有 投过', why: 'eyesight' }
		]);
		expect(await listOfElector(voteId, holder.elector_id)).toEqual([
			{
				channel: 'assisted',
				made_at: START + 1,
				settled_at: null,
				ruling: null,
				reason: '',
				withdrew_ballot: false
			}
		]);
		const [line] = await db().all(
			sql`SELECT actor_kind, detail FROM audit_entry WHERE action = 'votes.object'
				AND subject_id = ${holder.elector_id}`
		);
		expect(line).toEqual({
			actor_kind: 'elector',
			detail: '{"channel":"assisted","door":"1栋1"}'
		});
	});

	it('sent 20 times by one form, or by many at once, is one', async () => {
		const { voteId, say } = await ready();
		const key = newId();
		const same = await Promise.all(Array.from({ length: 20 }, () => say({ key })));
		expect(new Set(same)).toEqual(new Set(['objected']));
		const more = await Promise.all(Array.from({ length: 20 }, () => say()));
		expect(new Set(more)).toEqual(new Set(['already_objected']));
		expect(await listObjections(voteId)).toHaveLength(1);
	});

	it('needs a ballot that others entered', async () => {
		const { second, say } = await ready();
		expect(await say({ by: second })).toBe('nothing_entered');
		await cast(second, { choice: 'for', key: newId() }, START);
		expect(await say({ by: second })).toBe('nothing_entered');
	});

	it('is too late after the end, and after people closed the vote', async () => {
		const made = await ready();
		expect(await made.say({ now: START + 7 * DAY })).toBe('closed');
		await closeVote(made, START + DAY);
		expect(await made.say({ now: START + DAY })).toBe('closed');
	});

	it('is not made with a slip that was replaced', async () => {
		const { holder, say, voteId } = await ready();
		await write([sql`UPDATE slip SET voided_at = ${START} WHERE id = ${holder.slip_id}`]);
		await say();
		expect(await listObjections(voteId)).toEqual([]);
	});

	it('is taken again after it was dismissed, but no third time', async () => {
		const { holder, place, propose, confirm, say, voteId } = await objected();
		await propose('dismissed');
		await confirm();
		expect(mayObject(await listOfElector(voteId, holder.elector_id))).toBe(true);
		expect(await say()).toBe('objected');
		const again = (await listObjections(voteId)).find(({ id }) => id !== place.objectionId);
		await write([
			sql`UPDATE objection SET ruling = 'dismissed', settled_at = ${START + 5} WHERE id = ${again?.id ?? ''}`
		]);
		expect(await say()).toBe('too_many');
		expect(mayObject(await listOfElector(voteId, holder.elector_id))).toBe(false);
	});
});
