import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveSlips, START } from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { parseBundle } from '../bundle.ts';
import { cast } from '../casting.server.ts';
import { count } from '../count.ts';
import { gather } from '../gather.server.ts';
import { turnout } from '../turnout.server.ts';
import { get as getVote } from '../votes.server.ts';
import { electorateOf } from '../votes.ts';
import * as batches from './batches.server.ts';
import { close } from './closing-batch.server.ts';
import { compare } from './comparing.server.ts';
import { mark, unmark } from './marking.server.ts';
import {
	again,
	enterBoth,
	makeBatch,
	makePaperVote,
	markDoors,
	rows,
	said,
	type StoredBallot
} from './paper-vote.fixture.server.ts';
import { settle } from './settling.server.ts';
import { batchSummary, hasOpenBatch } from './summary.server.ts';

/** A batch of uncoded papers, entered alike by two and marked. */
async function alike(typed: string[], marks = typed.length) {
	const made = await makePaperVote();
	const batch = await enterBoth(made, await makeBatch(made, typed.length), typed);
	return { ...made, ...(await markDoors(made, batch, marks)) };
}

describe('papers that are all alike', () => {
	it('become ballots that say nothing of whose they are, and what was typed is deleted', async () => {
		const { voteId, editor, batch } = await alike(['1', '1', '2', '0', 'x']);
		expect(await hasOpenBatch(voteId)).toBe(true);
		expect(await close(editor, batch, '', START)).toBe('closed');
		expect(await hasOpenBatch(voteId)).toBe(false);
		expect(await said(voteId)).toEqual(['"against"', '"for"', '"for"', null, 'x'].sort());
		for (const ballot of await rows<StoredBallot>('ballot', voteId))
			expect(ballot.elector_id).toBeNull();
		expect(await rows('mark', voteId)).toHaveLength(5);
		expect(await db().all(sql`SELECT 1 FROM paper_entry WHERE batch_id = ${batch.id}`)).toEqual([]);
		expect(await batchSummary(voteId)).toMatchObject([
			{
				number: 1,
				papers: 5,
				marks: 5,
				ballots: 5,
				invalid: 1,
				blank: 1,
				settled: 0,
				closedAt: START
			}
		]);
		const logged = await db().all<{ action: string; detail: string }>(
			sql`SELECT action, detail FROM audit_entry WHERE subject_id = ${voteId} AND action LIKE 'paper.%'`
		);
		expect(logged.at(-1)).toEqual({
			action: 'paper.close',
			detail: '{"batch":1,"marks":5,"papers":5,"settled":0}'
		});
		expect(JSON.stringify(logged)).not.toMatch(/for|against/);
	});

	it('count as a true bundle: a spoiled paper is a ballot that takes no part', async () => {
		const { voteId, editor, batch } = await alike(['1', '1', '2', '0', 'x', 'x', '1', '1']);
		await close(editor, batch, '', START);
		const vote = await getVote(voteId);
		const ballots = await gather(vote);
		const electorate = electorateOf(vote) ?? {};
		const parsed = parseBundle({
			format: 'minyi-count/1',
			method: 'motion',
			electorate,
			rule: vote.rule,
			ballots
		});
		if (!parsed.ok) throw new Error(parsed.why);
		expect(count(parsed.bundle)).toMatchObject({
			ballots: 8,
			valid: 5,
			blank: 1,
			invalid: 2,
			turnout: { heads: { cast: 6, of: 8 } }
		});
		expect((await turnout(voteId, { fresh: 0 })).cast.electors).toBe(8);
	});

	it('are closed once when several close them at the same moment', async () => {
		const { voteId, chair, editor, other, batch } = await alike(['1', '2', '3']);
		const answers = await Promise.all(
			[chair, editor, other, editor, editor].map((who) => close(who, batch, '', START))
		);
		expect(answers.filter((answer) => answer === 'closed')).toHaveLength(1);
		expect(await said(voteId)).toHaveLength(3);
		expect(await rows('mark', voteId)).toHaveLength(3);
	});

	it('are not closed with more papers than marks, and with fewer only when somebody says why', async () => {
		const few = await alike(['1', '2', '3'], 2);
		expect(await close(few.editor, few.batch, '多一张', START)).toBe('more_papers');
		expect(await said(few.voteId)).toEqual([]);
		const many = await alike(['1', '2', '3'], 4);
		expect(await close(many.editor, many.batch, ' ', START)).toBe('no_note');
		expect(await close(many.editor, many.batch, '一户领票后没有投进票箱', START)).toBe('closed');
		expect(await batchSummary(many.voteId)).toMatchObject([
			{ papers: 3, marks: 4, ballots: 3, note: '一户领票后没有投进票箱' }
		]);
	});

	it('are not closed with other papers than lie on the table, until those are counted again', async () => {
		const made = await makePaperVote();
		const batch = await enterBoth(made, await makeBatch(made, 4), ['1', '2', '3']);
		const marked = await markDoors(made, batch, 3);
		expect(await close(made.editor, marked.batch, '', START)).toBe('papers');
		expect(await batches.recount(made.editor, marked.batch, 3, START)).toBe('recounted');
		const seenBefore = { ...marked.batch, papers: 3 };
		expect(await close(made.editor, seenBefore, '', START)).toBe('meanwhile');
		expect(await close(made.editor, await again(made, batch), '', START)).toBe('closed');
	});

	it('differences are settled before, each by what the paper says', async () => {
		const made = await makePaperVote();
		const first = ['1', '2', '1', '3', '1'];
		const second = ['1', '1', '1', '1'];
		const entered = await enterBoth(made, await makeBatch(made, 4), first, second);
		const { batch } = await markDoors(made, entered, 4);
		expect(await close(made.editor, batch, '', START)).toBe('unsettled');
		const compared = await compare(batch);
		const open = compared?.differences ?? [];
		expect(open).toHaveLength(2);
		const [kept, gone] = open;
		if (!kept || !gone) throw new Error();
		const rulings = [
			{ row: kept.row, entry: { choice: 'against', invalid: false } },
			{ row: gone.row, entry: 'absent' as const },
			{ row: 1, entry: { choice: 'abstain', invalid: false } }
		];
		expect(await settle(made.other, batch, rulings, START)).toBe('settled');
		expect(await settle(made.other, batch, rulings, START)).toBe('meanwhile');
		const settled = await again(made, batch);
		expect(await compare(settled)).toMatchObject({ unsettled: 0 });
		expect(await close(made.editor, settled, '', START)).toBe('closed');
		expect(await said(made.voteId)).toEqual(['"against"', '"for"', '"for"', '"for"']);
		expect(await batchSummary(made.voteId)).toMatchObject([{ settled: 2 }]);
	});

	it('bind their electors from the mark on: no ballot by another channel, and none who has one', async () => {
		const made = await makePaperVote();
		const [holder, next] = await giveSlips(made.voteId);
		if (!holder || !next) throw new Error();
		expect(await cast(holder, { choice: 'for', key: newId() }, START)).toBe('cast');
		const { marked, refused, batch, ids } = await markDoors(made, await makeBatch(made, 2), 3);
		expect([marked, refused]).toEqual([2, [{ elector_id: holder.elector_id, channel: 'online' }]]);
		expect(await cast(next, { choice: 'for', key: newId() }, START)).toBe('already_cast');
		await mark(made.editor, batch, ids, START);
		expect(await rows('mark', made.voteId)).toHaveLength(3);
		await unmark(made.editor, batch, ids, START);
		expect(await rows('mark', made.voteId)).toMatchObject([{ channel: 'online' }]);
		expect(await cast(next, { choice: 'for', key: newId() }, START)).toBe('cast');
	});

	it('that are given up set their electors free', async () => {
		const { voteId, editor, batch } = await alike(['1', '2']);
		expect(await batches.discard(editor, batch, '票箱损坏', START)).toBe('discarded');
		expect(await rows('mark', voteId)).toEqual([]);
		expect(await close(editor, batch, '', START)).toBe('empty');
		expect(await said(voteId)).toEqual([]);
	});
});

it('ids of another vote change nothing', async () => {
	const mine = await alike(['1', '2']);
	const theirs = await makePaperVote();
	const [foreign] = await rows<{ id: string }>('elector', theirs.voteId);
	const answer = await mark(mine.editor, mine.batch, [foreign?.id ?? '', 'nobody'], START);
	expect(answer).toEqual({ marked: 0, refused: [] });
	expect(await rows('mark', theirs.voteId)).toEqual([]);
	await expect(close(theirs.editor, mine.batch, '', START)).rejects.toMatchObject({ status: 403 });
});
