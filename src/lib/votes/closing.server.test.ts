import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	closeVote,
	DAY,
	giveSlips,
	HOUR,
	makeOpenVote,
	START,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from './casting.server.ts';
import { confirm, propose } from './confirmations.server.ts';
import { ensureCounted, findCount } from './counting.server.ts';
import { explain } from './reconciliation/explaining.server.ts';
import { get } from './votes.server.ts';
import { closedBy, status } from './votes.ts';

const END = START + 7 * DAY;

/** An open vote with these channels, whatever the form offers. */
async function opened(channels: string[], wish: VoteWish = {}) {
	const made = await makeOpenVote(wish);
	await write([
		sql`UPDATE vote SET channels = ${JSON.stringify(channels)} WHERE id = ${made.voteId}`
	]);
	return { ...made, holders: await giveSlips(made.voteId) };
}

const paper = () => opened(['online', 'assisted', 'paper']);

async function batch({ voteId, community }: MadeVote, changes: { closed?: boolean } = {}) {
	const id = newId();
	const closed = changes.closed ? END : null;
	await write([
		sql`INSERT INTO paper_batch (id, form_key, vote_id, number, coded, papers, created_by, created_at,
				closed_at, marks, ballots)
			VALUES (${id}, ${id}, ${voteId}, 1, 0, 1, ${community.chair.id}, ${START}, ${closed}, 1, 1)`
	]);
	return id;
}

async function object({ voteId }: MadeVote, electorId: string): Promise<string> {
	const id = newId();
	await write([
		sql`INSERT INTO objection (id, form_key, vote_id, elector_id, channel, made_at)
			VALUES (${id}, ${id}, ${voteId}, ${electorId}, 'assisted', ${START})`
	]);
	return id;
}

/** Chair proposes, supervisor confirms. */
async function close({ voteId, community }: MadeVote, now: number) {
	const proposed = await propose(community.chair, voteId, 'close', now);
	return proposed === 'proposed' ? confirm(community.supervisor, voteId, 'close', now) : proposed;
}

describe('a vote with paper', () => {
	it('is ended by the clock, but closed and counted by two people', async () => {
		const made = await paper();
		expect(await ensureCounted(made.voteId, END + DAY)).toBeNull();
		expect(await get(made.voteId)).toMatchObject({ closed_at: null });
		expect(status(await get(made.voteId), END + DAY)).toBe('closed');
		expect(await close(made, END + DAY)).toBe('done');
		const vote = await get(made.voteId);
		expect(vote).toMatchObject({ closed_at: END + DAY, close_reason: '' });
		expect(closedBy(vote)).toBe('two');
		expect(await ensureCounted(made.voteId, END + DAY)).toMatchObject({ publishedAt: END + DAY });
		const lines = await db().all<{ action: string }>(
			sql`SELECT action FROM audit_entry WHERE subject_id = ${made.voteId} ORDER BY seq DESC LIMIT 2`
		);
		expect(lines.map(({ action }) => action)).toEqual(['votes.count', 'votes.close_after_end']);
	});

	it('takes nothing online after its end, though nobody has closed it yet', async () => {
		const { voteId, holders } = await paper();
		const [holder] = holders;
		if (!holder) throw new Error('no slip');
		expect(await cast(holder, { choice: 'for', key: newId() }, END)).toBe('closed');
		expect(await ensureCounted(voteId, END)).toBeNull();
	});

	it('is not closed while a batch is open, neither before nor after its end', async () => {
		const made = await paper();
		const id = await batch(made);
		expect(await close(made, END)).toBe('batch_open');
		const early = { act: 'close', reason: '都投完了' } as const;
		expect(await propose(made.community.chair, made.voteId, early, START)).toBe('batch_open');
		await write([sql`UPDATE paper_batch SET discarded_at = ${END} WHERE id = ${id}`]);
		expect(await close(made, END)).toBe('done');
	});

	it('takes no ballot once it is closed, and the count is of those that were acknowledged', async () => {
		const made = await paper();
		const [first, ...others] = made.holders;
		if (first) await cast(first, { choice: 'for', key: newId() }, START + HOUR);
		const [closed, ...answers] = await Promise.all([
			close(made, END),
			...others.map((holder) => cast(holder, { choice: 'for', key: newId() }, END - 1))
		]);
		const counted = await ensureCounted(made.voteId, END);
		expect(closed).toBe('done');
		const taken = answers.filter((answer) => answer === 'cast').length;
		expect(counted?.result.ballots).toBe(1 + taken);
		const late = await Promise.all(
			others.map((holder) => cast(holder, { choice: 'for', key: newId() }, END - 1))
		);
		expect(new Set(late)).toEqual(new Set(['closed']));
		const [row] = await db().all<{ ballots: number }>(
			sql`SELECT count(*) AS ballots FROM ballot WHERE vote_id = ${made.voteId}`
		);
		expect(row?.ballots).toBe(counted?.result.ballots);
		expect(await ensureCounted(made.voteId, END + DAY)).toEqual(counted);
	});
});

describe('a vote by show of hands', () => {
	it('is closed when the hands are recorded', async () => {
		const made = await opened(['meeting']);
		expect(await close(made, END)).toBe('no_hands');
	});
});

describe('an objection that nobody has ruled on', () => {
	it('holds the clock and two people, until it is settled', async () => {
		const made = await opened(['online', 'assisted']);
		const id = await object(made, made.holders[0]?.elector_id ?? '');
		const early = { act: 'close', reason: '都投完了' } as const;
		const { chair } = made.community;
		expect(await propose(chair, made.voteId, early, START)).toBe('objection_open');
		expect(await ensureCounted(made.voteId, END)).toBeNull();
		expect((await get(made.voteId)).closed_at).toBeNull();
		await write([
			sql`UPDATE objection SET ruling = 'dismissed', settled_at = ${END} WHERE id = ${id}`
		]);
		expect(await ensureCounted(made.voteId, END + 1)).toMatchObject({ publishedAt: END + 1 });
		expect(closedBy(await get(made.voteId))).toBe('the_clock');
	});
});

describe('what does not reconcile', () => {
	const lose = ({ voteId }: MadeVote) =>
		write([
			sql`DELETE FROM ballot WHERE vote_id = ${voteId} AND id =
			(SELECT min(id) FROM ballot WHERE vote_id = ${voteId})`
		]);

	async function odd(channels: string[]) {
		const made = await opened(channels);
		for (const holder of made.holders.slice(0, 3))
			await cast(holder, { choice: 'for', key: newId() }, START);
		await lose(made);
		return made;
	}
	const difference = { what: 'channel', channel: 'online', expected: 3, found: 2 };

	it('is counted by the clock, and published once it is explained', async () => {
		const made = await odd(['online']);
		const { chair, editor } = made.community;
		expect(await ensureCounted(made.voteId, END)).toMatchObject({
			countedAt: END,
			publishedAt: null,
			differences: [difference]
		});
		expect(status(await get(made.voteId), END)).toBe('closed');
		await expect(explain(editor, made.voteId, '说明', END)).rejects.toMatchObject({ status: 403 });
		expect(await explain(chair, made.voteId, '一张选票丢失，已备案。', END + 1)).toBe('published');
		expect(await findCount(made.voteId)).toMatchObject({
			publishedAt: END + 1,
			differences: [difference]
		});
		expect(status(await get(made.voteId), END + 1)).toBe('counted');
		expect(await explain(chair, made.voteId, '另一种说法', END + 2)).toBe('too_late');
	});

	it('keeps people from closing until it is explained, and both have read the words', async () => {
		const made = await odd(['online', 'paper']);
		const { chair, supervisor } = made.community;
		expect(await close(made, END)).toBe('not_explained');
		expect(await explain(chair, made.voteId, '一张选票丢失。', END)).toBe('explained');
		expect(await propose(chair, made.voteId, 'close', END)).toBe('proposed');
		expect(await explain(supervisor, made.voteId, '一张选票丢失，已备案。', END)).toBe('explained');
		expect(await confirm(supervisor, made.voteId, 'close', END)).toBe('nothing_waiting');
		expect(await close(made, END)).toBe('done');
		expect(await ensureCounted(made.voteId, END)).toMatchObject({ publishedAt: END });
	});

	it('is not explained where everything agrees', async () => {
		const made = await opened(['online']);
		const { chair } = made.community;
		expect(await explain(chair, made.voteId, '说明', END)).toBe('nothing_to_explain');
		await closeVote(made, START + DAY);
		await ensureCounted(made.voteId, START + DAY);
		expect(await explain(chair, made.voteId, '说明', END)).toBe('too_late');
	});

	it('by more ballots than electors cannot be explained away', async () => {
		const made = await paper();
		const lines = JSON.stringify(Array.from({ length: 9 }, newId));
		await write([
			sql`INSERT INTO ballot (vote_id, id, choice, channel, heads, households, area)
				SELECT ${made.voteId}, value, '"for"', 'paper', 1, 0, 0 FROM json_each(${lines})`
		]);
		expect(await explain(made.community.chair, made.voteId, '多了一张', END)).toBe('explained');
		expect(await close(made, END)).toBe('overfull');
	});
});
