import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	closeVote,
	DAY,
	giveSlips,
	makeDraft,
	makeOpenVote,
	START,
	type VoteWish
} from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState } from './casting.server.ts';
import { castThrough } from './cast-through.server.ts';

async function ready(wish: VoteWish = {}, channels?: string[]) {
	const made = await makeOpenVote(wish);
	if (channels) {
		const to = JSON.stringify(channels);
		await write([sql`UPDATE vote SET channels = ${to} WHERE id = ${made.voteId}`]);
	}
	const holders = await giveSlips(made.voteId);
	const [holder] = holders;
	if (!holder) throw new Error('no elector');
	const by = made.community.editor.id;
	const help = (
		elector: { elector_id: string; vote_id: string } = holder,
		{ choice = 'for' as unknown, key = newId(), now = START, channel = 'assisted' as const } = {}
	) => castThrough(elector, { choice, key, channel, by }, now);
	return { ...made, holders, holder, help, by };
}

const ballots = (voteId: string) =>
	db().all<{ choice: string; channel: string; elector_id: string | null }>(
		sql`SELECT choice, channel, elector_id FROM ballot WHERE vote_id = ${voteId}`
	);

const logged = (electorId: string) =>
	db().all<{ action: string; actor_kind: string; detail: string }>(
		sql`SELECT action, actor_kind, detail FROM audit_entry WHERE subject_id = ${electorId}`
	);

describe('a ballot entered for an elector', () => {
	it('needs no slip, and names the elector in a named vote only', async () => {
		for (const privacy of ['named', 'confidential'] as const) {
			const { voteId, holder, help } = await ready({ privacy });
			expect(await help()).toBe('cast');
			const elector_id = privacy === 'named' ? holder.elector_id : null;
			expect(await ballots(voteId)).toEqual([{ choice: '"for"', channel: 'assisted', elector_id }]);
			expect(await castState(holder.elector_id)).toMatchObject({ channel: 'assisted' });
		}
	});

	it('sent 20 times by one form is one, answered as cast each time', async () => {
		const { voteId, holder, help } = await ready();
		const key = newId();
		const answers = await Promise.all(Array.from({ length: 20 }, () => help(holder, { key })));
		expect(new Set(answers)).toEqual(new Set(['cast']));
		expect(await ballots(voteId)).toHaveLength(1);
	});

	it.each(['named', 'confidential'] as const)(
		'in a %s vote at the same moment as one by phone is exactly one ballot, and the other is logged',
		async (privacy) => {
			const { voteId, holders, help } = await ready({ privacy });
			for (const [place, one] of holders.entries()) {
				const online = () => cast(one, { choice: 'against', key: newId() }, START);
				const both = place % 2 ? [help(one), online()] : [online(), help(one)];
				const answers = await Promise.all(both);
				expect(answers.toSorted()).toEqual(['already_cast', 'cast']);
				expect(await logged(one.elector_id)).toHaveLength(1);
			}
			expect(await ballots(voteId)).toHaveLength(holders.length);
		}
	);

	it('is refused after another one, also in a named vote, and logged with both channels', async () => {
		const { voteId, holder, help } = await ready({ privacy: 'named' });
		await cast(holder, { choice: 'for', key: newId() }, START);
		for (let times = 0; times < 3; times += 1) {
			expect(await help(holder, { choice: 'against' })).toBe('already_cast');
		}
		expect(await ballots(voteId)).toEqual([
			{ choice: '"for"', channel: 'online', elector_id: holder.elector_id }
		]);
		expect(await logged(holder.elector_id)).toEqual([
			{
				action: 'votes.refuse_ballot',
				actor_kind: 'person',
				detail: '{"channel":"assisted","earlier":"online"}'
			}
		]);
	});

	it('is not replaced by a later one by phone', async () => {
		const { holder, help } = await ready({ privacy: 'named' });
		await help();
		expect(await cast(holder, { choice: 'against', key: newId() }, START)).toBe('already_cast');
		expect(await castState(holder.elector_id)).toEqual({ channel: 'assisted', choice: 'for' });
	});

	it('writes what comes with it in the same commit, and not without it', async () => {
		const { holder, by } = await ready();
		const input = { choice: 'for', channel: 'assisted', by } as const;
		const touch = sql`UPDATE elector SET phone_last4 = '1234' WHERE id = ${holder.elector_id}
			AND phone_last4 = '' AND changes() > 0`;
		const digits = async () =>
			(await db().all(sql`SELECT phone_last4 FROM elector WHERE id = ${holder.elector_id}`))[0];
		await castThrough(holder, { ...input, key: newId() }, START + 8 * DAY, [touch]);
		expect(await digits()).toEqual({ phone_last4: '' });
		await castThrough(holder, { ...input, key: newId() }, START, [touch]);
		expect(await digits()).toEqual({ phone_last4: '1234' });
	});
});

describe('a ballot entered for an elector is refused', () => {
	it('before the vote is open, at its end, and after people closed it', async () => {
		const made = await ready();
		const { holder, holders, help } = made;
		expect(await help(holder, { now: START - 1 })).toBe('not_open');
		expect(await help(holder, { now: START + 7 * DAY })).toBe('closed');
		await closeVote(made, START + DAY);
		expect(await help(holders[1], { now: START + DAY })).toBe('closed');
		const draft = await makeDraft();
		expect(await help({ ...holder, vote_id: draft.voteId })).toBe('no_elector');
	});

	it('of somebody who was taken off the roll, or stands on another vote’s', async () => {
		const { voteId, holder, help } = await ready();
		const other = await ready();
		expect(await help({ ...holder, vote_id: other.voteId })).toBe('no_elector');
		expect(await help({ elector_id: 'forged', vote_id: voteId })).toBe('no_elector');
		await write([sql`UPDATE elector SET removed_at = ${START} WHERE id = ${holder.elector_id}`]);
		expect(await help()).toBe('removed');
		expect(await ballots(voteId)).toEqual([]);
	});

	it('when it says nothing that can be counted', async () => {
		const { help, holder } = await ready();
		expect(await help(holder, { choice: 'forged' })).toBe('invalid_choice');
		expect(await help(holder, { choice: null })).toBe('invalid_choice');
	});
});

describe('a channel that the vote does not have', () => {
	it('takes no ballot, online neither', async () => {
		const { voteId, holder, help } = await ready({}, ['paper']);
		expect(await help()).toBe('not_this_way');
		expect(await cast(holder, { choice: 'for', key: newId() }, START)).toBe('not_this_way');
		const { holder: second, by } = await ready();
		const proxy = { choice: 'for', key: newId(), channel: 'proxy', proxy_id: 'p', by } as const;
		expect(await castThrough(second, proxy, START)).toBe('not_this_way');
		expect(await ballots(voteId)).toEqual([]);
	});
});
