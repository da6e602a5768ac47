import { describe, expect, it } from 'vitest';
import { closeVote, giveSlips, makePerson, START } from '#db/community.fixture.ts';
import { sql } from 'drizzle-orm';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import * as batches from './batches.server.ts';
import { beginAgain, finish } from './entries.server.ts';
import {
	enter,
	enterBoth,
	makeBatch,
	makePaperVote,
	numbersOf
} from './paper-vote.fixture.server.ts';
import { listKept, progress } from './typed-list.server.ts';
import { type } from './typing.server.ts';

const row = (position: number, choice: string, revision = position, number = '') => {
	return { position, number, choice, revision };
};

async function ready(wish = {}) {
	const made = await makePaperVote(wish);
	return { ...made, batch: await makeBatch(made, 3) };
}

describe('an entry', () => {
	it('sent twice, or out of order, is kept once and as it was typed last', async () => {
		const { editor, batch } = await ready();
		const chunk = [row(1, '1'), row(2, '2'), row(3, '3')];
		await Promise.all([1, 2, 3].map(() => type(editor, batch, 1, chunk, START)));
		await type(editor, batch, 1, [row(2, '0', 9)], START);
		await type(editor, batch, 1, chunk, START);
		const kept = await listKept(batch, 1, 1, 10);
		expect(kept.map(({ choice }) => choice)).toEqual(['1', '0', '3']);
		expect((await progress(batch.id))[1]).toMatchObject({ typed: 3, last: 3, revision: 9 });
	});

	it('takes a row out again, and says what is wrong with another', async () => {
		const { editor, batch } = await ready();
		await type(editor, batch, 1, [row(1, '1'), row(2, '2')], START);
		const answers = await type(editor, batch, 1, [row(2, '', 5), row(3, '7', 6)], START);
		expect(answers?.map(({ fault }) => fault)).toEqual([
			null,
			{ where: 'choice', fault: { reason: 'no_such_number', number: 7 } }
		]);
		expect(await listKept(batch, 1, 1, 10)).toHaveLength(1);
	});

	it('is made by one person, the other one by another, whoever comes first', async () => {
		const { editor, other, community, batch } = await ready();
		const answers = await Promise.all(
			[editor, other].map((who) => type(who, batch, 1, [row(1, '1')], START))
		);
		expect(answers.filter((answer) => answer === null)).toHaveLength(1);
		const [winner, loser] = answers[0] ? [editor, other] : [other, editor];
		expect(await type(winner, batch, 2, [row(1, '1')], START)).toBeNull();
		expect(await finish(loser, batch, 1, START)).toBe('not_yours');
		expect(await type(community.supervisor, batch, 2, [row(1, '1')], START)).not.toBeNull();
	});

	it('is made twice by one person where the unit lets one act alone', async () => {
		const made = await ready();
		await write([sql`UPDATE unit SET two_person = 0 WHERE id = ${made.community.unitId}`]);
		await enter(made.editor, made.batch, 1, ['1', '2', '3']);
		await enter(made.editor, made.batch, 2, ['1', '2', '3']);
		expect(await batches.get(made.voteId, made.batch.id)).toMatchObject({
			first_by: made.editor.id,
			second_by: made.editor.id
		});
	});

	it('is not changed once it is finished, and is typed anew when it was thrown away', async () => {
		const made = await ready();
		const { editor, other, community, voteId } = made;
		const batch = await enterBoth(made, made.batch, ['1', '1', '1']);
		expect(await type(editor, batch, 1, [row(1, '2', 99)], START)).toBeNull();
		expect(await beginAgain(community.chair, batch, 1, START)).toBe('begun_again');
		expect(await listKept(batch, 1, 1, 10)).toEqual([]);
		expect(await listKept(batch, 2, 1, 10)).toHaveLength(3);
		expect(await type(other, batch, 1, [row(1, '2')], START)).toBeNull();
		expect(await type(community.chair, batch, 1, [row(1, '2')], START)).not.toBeNull();
		expect(await beginAgain(editor, batch, 2, START)).toBe('meanwhile');
		expect((await batches.get(voteId, batch.id)).second_by).toBe(other.id);
	});
});

describe('a coded entry', () => {
	it('finds the elector by the number, and refuses wrong, strange and repeated ones', async () => {
		const made = await ready({ privacy: 'named' });
		const { editor, batch } = made;
		const [one = '', two = ''] = await numbersOf(made);
		const answers = await type(
			editor,
			batch,
			1,
			[
				row(1, '1', 1, one),
				row(2, '2', 2, one),
				row(
					3,
					'2',
					3,
					two.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
				),
				row(4, '2', 4, 'abc'),
				row(5, '2', 5, ''),
				row(6, '8', 6, two)
			],
			START
		);
		expect(
			answers?.map(({ fault }) => fault && ('reason' in fault ? fault.reason : 'choice'))
		).toEqual([null, 'twice_here', 'mistyped', 'not_a_number', 'not_a_number', 'choice']);
		expect(answers?.[0]?.door).toMatchObject({ building: '1栋', room: '1' });
		expect(await listKept(batch, 1, 1, 10)).toMatchObject([{ number: one, choice: '1' }]);
	});

	it('refuses the paper of an elector who has cast, and logs it once with both channels', async () => {
		const made = await ready({ privacy: 'named' });
		const [holder] = await giveSlips(made.voteId);
		const [one = ''] = await numbersOf(made);
		if (!holder) throw new Error();
		await cast(holder, { choice: 'for', key: newId() }, START);
		for (const pass of [1, 2] as const) {
			const who = pass === 1 ? made.editor : made.other;
			const [answer] = (await type(who, made.batch, pass, [row(1, '1', 1, one)], START)) ?? [];
			expect(answer?.fault).toEqual({ where: 'number', reason: 'already_cast', channel: 'online' });
		}
		const logged = await db().all(sql`SELECT detail FROM audit_entry
			WHERE subject_id = ${holder.elector_id} AND action = 'votes.refuse_ballot'`);
		expect(logged).toEqual([{ detail: '{"channel":"paper","earlier":"online"}' }]);
	});
});

describe('a batch', () => {
	it('is made once by one form, while the vote takes paper, and by the unit’s own editors', async () => {
		const made = await makePaperVote();
		const { editor, voteId, community } = made;
		const input = { key: newId(), title: '3号楼', papers: 10 };
		const answers = await Promise.all([1, 2].map(() => batches.make(editor, voteId, input, START)));
		expect(answers[0]).toEqual(answers[1]);
		expect(await batches.make(editor, voteId, { ...input, key: newId() }, START)).not.toBe(
			'papers'
		);
		const list = await batches.listOfVote(voteId);
		expect(list.map(({ number, title, coded }) => [number, title, coded])).toEqual([
			[1, '3号楼', false],
			[2, '3号楼', false]
		]);
		for (const papers of [0, -1, 1.5, 2_001, NaN])
			expect(await batches.make(editor, voteId, { ...input, papers }, START)).toBe('papers');
		const stranger = await makePerson('elsewhere-' + newId(), 'editor').catch(() => null);
		for (const actor of [community.supervisor, stranger])
			if (actor)
				await expect(batches.make(actor, voteId, input, START)).rejects.toMatchObject({
					status: 403
				});
		await expect(batches.get('another', list[0]?.id ?? '')).rejects.toMatchObject({ status: 404 });
	});

	it('is not made of a vote without paper, before it opens, or after people closed it', async () => {
		const made = await makePaperVote({ opens_at: '2026-03-02T09:00' });
		const { editor, voteId } = made;
		const make = (now: number) =>
			batches.make(editor, voteId, { key: newId(), title: '', papers: 1 }, now);
		expect(await make(START)).toBe('not_taken');
		expect(await make(START + 10 * 86_400_000)).toMatchObject({ id: expect.any(String) });
		await write([sql`UPDATE vote SET channels = '["online"]' WHERE id = ${voteId}`]);
		expect(await make(START + 2 * 86_400_000)).toBe('not_taken');
		const other = await makePaperVote();
		await closeVote(other, START + 1);
		expect(
			await batches.make(
				other.editor,
				other.voteId,
				{ key: newId(), title: '', papers: 1 },
				START + 2
			)
		).toBe('not_taken');
	});

	it('is given up with a reason: what was typed is gone, its number is not used again', async () => {
		const made = await ready();
		const batch = await enterBoth(made, made.batch, ['1', '2', '3']);
		expect(await batches.discard(made.editor, batch, ' ', START)).toBe('no_reason');
		expect(await batches.discard(made.editor, batch, '重复录入', START)).toBe('discarded');
		expect(await batches.discard(made.editor, batch, '重复录入', START)).toBe('meanwhile');
		expect((await progress(batch.id))[1].typed).toBe(0);
		expect((await makeBatch(made, 1)).number).toBe(2);
	});
});
