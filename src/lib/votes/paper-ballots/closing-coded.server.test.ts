import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DAY, doors, giveSlips, START } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import { close } from './closing-batch.server.ts';
import { compare, conflicts } from './comparing.server.ts';
import {
	again,
	enterBoth,
	makeBatch,
	makePaperVote,
	numbersOf,
	rows,
	said,
	type StoredBallot
} from './paper-vote.fixture.server.ts';
import { layAside, settle } from './settling.server.ts';

/** A batch of coded papers, entered alike by two: the first so many doors. */
async function coded(choices: string[], wish: Parameters<typeof makePaperVote>[0]) {
	const made = await makePaperVote(wish);
	const numbers = await numbersOf(made);
	const typed = choices.map((choice, i) => `${numbers[i]} ${choice}`);
	const batch = await enterBoth(made, await makeBatch(made, choices.length), typed);
	return { ...made, batch, typed };
}

describe('papers with a number', () => {
	it('of a named vote are stored with their electors', async () => {
		const { voteId, editor, batch } = await coded(['1', '2', '9'], { privacy: 'named' });
		expect(await close(editor, batch, '', START)).toBe('closed');
		const ballots = await rows<StoredBallot>('ballot', voteId);
		const marks = await rows<{ elector_id: string; channel: string }>('mark', voteId);
		expect(new Set(ballots.map(({ elector_id }) => elector_id))).toEqual(
			new Set(marks.map(({ elector_id }) => elector_id))
		);
		expect(marks.map(({ channel }) => channel)).toEqual(['paper', 'paper', 'paper']);
		expect(await said(voteId)).toEqual(['"against"', '"for"', 'x']);
	});

	it('of owners weigh what those own, and say nothing of whose they were', async () => {
		const { voteId, editor, batch } = await coded(['1', '2'], {
			rollKind: 'owners',
			rule_preset_id: 'owners-ordinary'
		});
		expect(await close(editor, batch, '', START)).toBe('closed');
		const ballots = await rows<StoredBallot>('ballot', voteId);
		expect(ballots.map(({ elector_id }) => elector_id)).toEqual([null, null]);
		expect(new Set(ballots.map(({ choice, area }) => `${choice} ${area}`))).toEqual(
			new Set(['"for" 5000', '"against" 5001'])
		);
	});

	it('are not closed while one of their electors has cast meanwhile; that one is laid aside', async () => {
		const made = await coded(['1', '2', '3'], { privacy: 'named' });
		const { voteId, editor, batch } = made;
		const [, holder] = await giveSlips(voteId);
		if (!holder) throw new Error();
		expect(await cast(holder, { choice: 'for', key: newId() }, START)).toBe('cast');
		expect(await close(editor, batch, '', START)).toBe('conflicts');
		const papers = (await compare(batch))?.papers ?? [];
		expect(await conflicts(voteId, papers)).toMatchObject([{ room: '2', channel: 'online' }]);
		expect(await layAside(editor, batch, START)).toBe('laid_aside');
		expect(await layAside(editor, await again(made, batch), START)).toBe('nothing');
		const rest = await again(made, batch);
		expect(rest.papers).toBe(2);
		expect(await close(editor, rest, '', START)).toBe('closed');
		expect(await said(voteId)).toEqual(['"abstain"', '"for"', '"for"']);
		const logged = await db().all(sql`SELECT detail FROM audit_entry
			WHERE subject_id = ${holder.elector_id} AND action = 'votes.refuse_ballot'`);
		expect(logged).toEqual([{ detail: '{"channel":"paper","earlier":"online"}' }]);
	});

	it('and a ballot online that comes at the very moment: one of the two is counted, never both', async () => {
		for (let round = 0; round < 5; round += 1) {
			const { voteId, editor, batch } = await coded(['1', '2'], { privacy: 'named' });
			const [holder] = await giveSlips(voteId);
			if (!holder) throw new Error();
			const [closed, online] = await Promise.all([
				close(editor, batch, '', START),
				cast(holder, { choice: 'against', key: newId() }, START)
			]);
			const expected =
				online === 'cast' ? [expect.stringMatching(/meanwhile|conflicts/), 1] : ['closed', 2];
			expect([closed, (await rows('ballot', voteId)).length]).toEqual(expected);
		}
	});

	it('a wrong number is two differences, and settling them counts the paper once', async () => {
		const made = await makePaperVote({ privacy: 'named' });
		const [one = '', two = '', three = ''] = await numbersOf(made);
		const entered = await enterBoth(
			made,
			await makeBatch(made, 2),
			[`${one} 1`, `${two} 2`],
			[`${one} 1`, `${three} 2`]
		);
		const open = (await compare(entered))?.differences ?? [];
		expect(open.map(({ door }) => door?.room).sort()).toEqual(['2', '3']);
		const rulings = open.map(({ row, first }) => {
			return { row, entry: first ? { choice: 'against', invalid: false } : ('absent' as const) };
		});
		await settle(made.editor, entered, rulings, START);
		expect(await close(made.editor, await again(made, entered), '', START)).toBe('closed');
		expect(await said(made.voteId)).toEqual(['"against"', '"for"']);
	});

	it('are taken in after the end, until people have closed the vote', async () => {
		const late = await coded(['1', '2'], { privacy: 'named' });
		expect(await close(late.editor, late.batch, '', START + 8 * DAY)).toBe('closed');
		const over = await coded(['1'], { privacy: 'named' });
		await write([
			sql`UPDATE vote SET closed_at = closes_at, closed_by = ${over.chair.id} WHERE id = ${over.voteId}`
		]);
		expect(await close(over.editor, over.batch, '', START + 8 * DAY)).toBe('meanwhile');
		expect(await said(over.voteId)).toEqual([]);
	});

	it('2 000 of them are one commit', async () => {
		const made = await makePaperVote({ privacy: 'named', lines: doors(2_000) });
		const numbers = await numbersOf(made);
		const batch = await makeBatch(made, 2_000);
		await write([
			...[1, 2].map(
				(pass) => sql`INSERT INTO paper_entry (batch_id, pass, position, elector_id, choice)
				SELECT ${batch.id}, ${pass}, number, elector_id, '"for"' FROM paper_number WHERE vote_id = ${made.voteId}`
			),
			sql`UPDATE paper_batch SET first_by = ${made.editor.id}, first_done_at = ${START},
				second_by = ${made.other.id}, second_done_at = ${START} WHERE id = ${batch.id}`
		]);
		expect(numbers).toHaveLength(2_000);
		expect(await close(made.editor, await again(made, batch), '', START)).toBe('closed');
		expect(await rows('ballot', made.voteId)).toHaveLength(2_000);
	});
});
