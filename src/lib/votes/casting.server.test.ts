import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	closeVote,
	DAY,
	doors,
	giveSlips,
	makeOpenVote,
	START,
	type VoteWish
} from '#db/community.fixture.ts';
import { db, stats, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState, type SlipHolder } from './casting.server.ts';
import { get } from './votes.server.ts';

async function ready(wish: VoteWish = {}) {
	const made = await makeOpenVote(wish);
	const holders = await giveSlips(made.voteId);
	const [holder] = holders;
	if (!holder) throw new Error('no elector');
	return { ...made, holders, holder };
}

const say = (holder: SlipHolder, choice: unknown = 'for', { key = newId(), now = START } = {}) =>
	cast(holder, { choice, key }, now);

const ballots = (voteId: string) =>
	db().all<{ choice: string; elector_id: string | null }>(
		sql`SELECT choice, elector_id FROM ballot WHERE vote_id = ${voteId}`
	);

const marks = async (voteId: string) =>
	(await db().all(sql`SELECT elector_id FROM mark WHERE vote_id = ${voteId}`)).length;

const logged = (electorId: string) =>
	db().all<{ action: string; detail: string }>(
		sql`SELECT action, detail FROM audit_entry WHERE subject_id = ${electorId}`
	);

describe('one elector, at most one ballot', () => {
	it('500 electors at once are 500 ballots in far fewer commits', async () => {
		const { voteId, holders } = await ready({ lines: doors(500) });
		const before = stats().commits;
		const answers = await Promise.all(holders.map((holder) => say(holder)));
		expect(new Set(answers)).toEqual(new Set(['cast']));
		expect(await ballots(voteId)).toHaveLength(500);
		expect(await marks(voteId)).toBe(500);
		expect(stats().commits - before).toBeLessThan(25);
	});

	it('20 at once by one elector of a confidential vote are one, and 19 are told so', async () => {
		const { voteId, holder } = await ready();
		const answers = await Promise.all(Array.from({ length: 20 }, () => say(holder)));
		expect(answers.filter((answer) => answer === 'cast')).toHaveLength(1);
		expect(answers.filter((answer) => answer === 'already_cast')).toHaveLength(19);
		expect(await ballots(voteId)).toHaveLength(1);
		expect(await logged(holder.elector_id)).toHaveLength(1);
	});

	it('20 at once by one elector of a named vote are one, changed 19 times', async () => {
		const { voteId, holder } = await ready({ privacy: 'named' });
		const answers = await Promise.all(Array.from({ length: 20 }, () => say(holder)));
		expect(answers.filter((answer) => answer === 'cast')).toHaveLength(1);
		expect(answers.filter((answer) => answer === 'changed')).toHaveLength(19);
		expect(await ballots(voteId)).toHaveLength(1);
	});

	it.each(['named', 'confidential'] as const)(
		'a %s ballot sent 20 times by one form is cast once and answered so each time',
		async (privacy) => {
			const { voteId, holder } = await ready({ privacy });
			const key = newId();
			const answers = await Promise.all(
				Array.from({ length: 20 }, () => say(holder, 'for', { key }))
			);
			expect(new Set(answers)).toEqual(new Set(['cast']));
			expect(await say(holder, 'for', { key, now: START + 8 * DAY })).toBe('cast');
			expect(await ballots(voteId)).toHaveLength(1);
			expect(await logged(holder.elector_id)).toEqual([]);
		}
	);

	it('a key that another elector has used is no matter', async () => {
		const { voteId, holders } = await ready();
		const key = newId();
		const answers = await Promise.all(holders.map((holder) => say(holder, 'for', { key })));
		expect(new Set(answers)).toEqual(new Set(['cast']));
		expect(await ballots(voteId)).toHaveLength(8);
	});

	it('weighs what the elector weighs', async () => {
		const { voteId, holder } = await ready({
			rollKind: 'owners',
			rule_preset_id: 'owners-ordinary',
			lines: [
				{ room: '1', area: 9_034, owner: 'k' },
				{ room: '2', area: 1_000, owner: 'k' }
			]
		});
		await say(holder);
		const [row] = await db().all(
			sql`SELECT heads, households, area, channel FROM ballot WHERE vote_id = ${voteId}`
		);
		expect(row).toEqual({ heads: 1, households: 0, area: 10_034, channel: 'online' });
	});
});

describe('a second ballot', () => {
	it('of a confidential vote is refused, and logged once with both channels', async () => {
		const { voteId, holder } = await ready();
		await say(holder, 'for');
		for (let times = 0; times < 3; times += 1)
			expect(await say(holder, 'against')).toBe('already_cast');
		expect(await ballots(voteId)).toEqual([{ choice: '"for"', elector_id: null }]);
		expect(await logged(holder.elector_id)).toEqual([
			{ action: 'votes.refuse_ballot', detail: '{"channel":"online","earlier":"online"}' }
		]);
	});

	it('of a named vote replaces the first until the close, and the log says so but not what', async () => {
		const made = await ready({ privacy: 'named' });
		const { voteId, holder } = made;
		expect(await castState(holder.elector_id)).toBeNull();
		expect(await say(holder, 'for')).toBe('cast');
		expect(await say(holder, 'against')).toBe('changed');
		expect(await ballots(voteId)).toEqual([{ choice: '"against"', elector_id: holder.elector_id }]);
		expect(await castState(holder.elector_id)).toEqual({ channel: 'online', choice: 'against' });
		expect(await logged(holder.elector_id)).toEqual([
			{ action: 'votes.change_ballot', detail: '{"channel":"online"}' }
		]);
		await closeVote(made, START + DAY);
		expect(await say(holder, 'for', { now: START + DAY })).toBe('closed');
		expect(await castState(holder.elector_id)).toMatchObject({ choice: 'against' });
	});

	it('of a named vote does not replace one that came by another channel', async () => {
		const { voteId, holder } = await ready({ privacy: 'named' });
		await say(holder, 'for');
		await write([sql`UPDATE mark SET channel = 'paper' WHERE vote_id = ${voteId}`]);
		expect(await say(holder, 'against')).toBe('already_cast');
		expect(await castState(holder.elector_id)).toEqual({ channel: 'paper', choice: 'for' });
		expect((await logged(holder.elector_id))[0]?.detail).toContain('"earlier":"paper"');
	});
});

describe('a ballot is refused', () => {
	it('before the time, at the end, and after people closed it', async () => {
		const made = await ready({ opens_at: '2026-03-02T09:00' });
		const { voteId, holder, holders } = made;
		const { opens_at, closes_at } = await get(voteId);
		expect(await say(holder, 'for', { now: opens_at - 1 })).toBe('not_open');
		expect(await say(holder, 'for', { now: closes_at })).toBe('closed');
		expect(await ballots(voteId)).toEqual([]);
		expect(await say(holder, 'for', { now: closes_at - 1 })).toBe('cast');
		await closeVote(made, opens_at + DAY);
		for (const other of holders.slice(1))
			expect(await say(other, 'for', { now: opens_at + DAY })).toBe('closed');
	});

	it.each([
		['an option that does not exist', 'forged'],
		['the id of another vote’s option', 'a'],
		['several options', ['for']],
		['nothing', null],
		['an object', {}],
		['a number', 1],
		['text that would be SQL', "for'); DELETE FROM ballot; --"],
		['a name that every object has', 'constructor']
	])('for %s', async (_what, choice) => {
		const { voteId, holder } = await ready();
		expect(await say(holder, choice)).toBe('invalid_choice');
		expect(await ballots(voteId)).toEqual([]);
	});

	it('with a slip that was replaced, of somebody else, or of another vote', async () => {
		const { voteId, holder, holders } = await ready();
		const other = await ready();
		const neighbour = holders[1];
		const forged = [
			{ ...holder, slip_id: neighbour?.slip_id ?? '' },
			{ ...holder, slip_id: 'forged' },
			{ ...holder, vote_id: other.voteId },
			{ ...other.holder, vote_id: voteId },
			{ ...holder, slip_id: other.holder.slip_id }
		];
		for (const one of forged) expect(await say(one)).toBe('void_slip');
		await write([sql`UPDATE slip SET voided_at = ${START} WHERE id = ${holder.slip_id}`]);
		expect(await say(holder)).toBe('void_slip');
		expect(await ballots(voteId)).toEqual([]);
		expect(await ballots(other.voteId)).toEqual([]);
	});

	it('from somebody who was taken off the roll', async () => {
		const { voteId, holder } = await ready();
		await write([sql`UPDATE elector SET removed_at = ${START} WHERE id = ${holder.elector_id}`]);
		expect(await say(holder)).toBe('removed');
		expect(await ballots(voteId)).toEqual([]);
	});

	it.each(['', 'short', 'x'.repeat(65), 'with spaces in it'])('with the key %j', async (key) => {
		const { holder } = await ready();
		await expect(say(holder, 'for', { key })).rejects.toMatchObject({ status: 400 });
	});

	it('for a vote that does not exist', async () => {
		const { holder } = await ready();
		await expect(say({ ...holder, vote_id: 'none' })).rejects.toMatchObject({ status: 404 });
	});
});
