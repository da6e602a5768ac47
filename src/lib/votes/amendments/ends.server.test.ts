import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, giveSlips, HOUR, START, type MadeVote } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import { confirm as confirmAct, propose as proposeAct } from '../confirmations.server.ts';
import { ensureCounted } from '../counting.server.ts';
import { get } from '../votes.server.ts';
import { status } from '../votes.ts';
import {
	END,
	LATER,
	logged,
	NOON,
	opened,
	together,
	waitingOf,
	wish
} from './amending.fixture.server.ts';
import { confirm, propose } from './amendments.server.ts';

describe('a later end', () => {
	it('is later, never earlier or the same', async () => {
		const made = await opened();
		for (const to of [END, END - 1, START])
			expect(await together(made, { kind: 'prolong', to })).toBe('not_later');
		expect((await get(made.voteId)).closes_at).toBe(END);
	});

	it('takes ballots until then, and counts after it', async () => {
		const made = await opened();
		const [holder] = await giveSlips(made.voteId);
		expect(await together(made, { kind: 'prolong', to: LATER })).toBe('done');
		expect(await ensureCounted(made.voteId, END + HOUR)).toBeNull();
		if (holder)
			expect(await cast(holder, { choice: 'for', key: newId() }, END + HOUR)).toBe('cast');
		expect((await ensureCounted(made.voteId, LATER))?.result.ballots).toBe(1);
	});

	it('makes a proposal to close void, which was made for another end', async () => {
		const made = await opened();
		const { chair, supervisor } = made.community;
		await proposeAct(chair, made.voteId, { act: 'close', reason: '投完了' }, NOON);
		expect(await together(made, { kind: 'prolong', to: LATER })).toBe('done');
		expect(await confirmAct(supervisor, made.voteId, 'close', NOON)).toBe('nothing_waiting');
	});

	it('and a close at the same moment are one of the two', async () => {
		for (let round = 0; round < 5; round++) {
			const { voteId, community } = await opened();
			const { chair, supervisor } = community;
			await proposeAct(chair, voteId, { act: 'close', reason: '投完了' }, NOON);
			await propose(chair, voteId, wish({ kind: 'prolong', to: LATER }), NOON);
			const id = await waitingOf(voteId);
			const [prolonged, closed] = await Promise.all([
				confirm(supervisor, voteId, id, NOON),
				confirmAct(supervisor, voteId, 'close', NOON)
			]);
			expect([prolonged, closed].filter((answer) => answer === 'done')).toHaveLength(1);
			const vote = await get(voteId);
			expect(vote.closes_at === LATER).toBe(vote.closed_at === null);
		}
	});

	it('and the clock’s count are one of the two', async () => {
		const { voteId, community } = await opened();
		await propose(community.chair, voteId, wish({ kind: 'prolong', to: LATER }), NOON);
		const id = await waitingOf(voteId);
		const [prolonged, counted] = await Promise.all([
			confirm(community.supervisor, voteId, id, END - 1),
			ensureCounted(voteId, END)
		]);
		expect(prolonged === 'done').toBe(counted === null);
		expect((await get(voteId)).closed_at).toBe(counted ? END : null);
	});

	it('proposed for an end that has moved since is edited meanwhile', async () => {
		const made = await opened();
		const { chair, supervisor } = made.community;
		await propose(chair, made.voteId, wish({ kind: 'prolong', to: LATER }), NOON);
		const id = await waitingOf(made.voteId);
		await write([sql`UPDATE vote SET closes_at = ${END + DAY} WHERE id = ${made.voteId}`]);
		expect(await confirm(supervisor, made.voteId, id, NOON)).toBe('edited_meanwhile');
	});
});

describe('a vote called off', () => {
	let made: MadeVote;
	beforeAll(async () => {
		made = await opened();
		const [first] = await giveSlips(made.voteId);
		if (first) await cast(first, { choice: 'for', key: newId() }, NOON);
		expect(await together(made, { kind: 'cancel' })).toBe('done');
	});

	it('is cancelled for good, with the reason and who did it', async () => {
		const vote = await get(made.voteId);
		expect(status(vote, NOON)).toBe('cancelled');
		expect(status(vote, END + DAY)).toBe('cancelled');
		expect(vote).toMatchObject({
			cancel_reason: '有人出差',
			cancelled_by: made.community.chair.id,
			cancelled_with: made.community.supervisor.id
		});
		expect((await logged(made.voteId)).at(-1)?.action).toBe('votes.cancel');
	});

	it('takes no ballot, keeps those it has, and is never counted', async () => {
		const [, second] = await db().all<{ slip_id: string; elector_id: string }>(
			sql`SELECT id AS slip_id, elector_id FROM slip WHERE vote_id = ${made.voteId}
				AND elector_id NOT IN (SELECT elector_id FROM mark)`
		);
		const holder = { ...second, vote_id: made.voteId, slip_id: '', elector_id: '', ...second };
		expect(await cast(holder, { choice: 'for', key: newId() }, NOON)).toBe('closed');
		expect(await ensureCounted(made.voteId, END + DAY)).toBeNull();
		const kept = await db().all(sql`SELECT id FROM ballot WHERE vote_id = ${made.voteId}`);
		expect(kept).toHaveLength(1);
	});

	it('is not changed any more', async () => {
		expect(await together(made, { kind: 'prolong', to: LATER })).toBe('not_running');
		const { chair } = made.community;
		const closing = { act: 'close', reason: '投完了' } as const;
		expect(await proposeAct(chair, made.voteId, closing, NOON)).toBe('already_done');
	});

	it('at the moment of the count is one of the two', async () => {
		for (let round = 0; round < 5; round++) {
			const { voteId, community } = await opened();
			await propose(community.chair, voteId, wish({ kind: 'cancel' }), NOON);
			const id = await waitingOf(voteId);
			const [cancelled, counted] = await Promise.all([
				confirm(community.supervisor, voteId, id, END - 1),
				ensureCounted(voteId, END)
			]);
			expect(cancelled === 'done').toBe(counted === null);
			expect(await ensureCounted(voteId, END + 1)).toEqual(counted);
		}
	});
});
