import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { doors, giveSlips } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import { ensureCounted } from '../counting.server.ts';
import { turnout } from '../turnout.server.ts';
import { get } from '../votes.server.ts';
import {
	electors,
	END,
	enrol,
	line,
	logged,
	NOON,
	opened,
	together,
	waitingOf,
	wish
} from './amending.fixture.server.ts';
import { confirm, propose } from './amendments.server.ts';

describe('an elector added', () => {
	it('of the roll has one ballot, and counts in the sums and the turnout', async () => {
		const made = await opened({ rollKind: 'households', rule_preset_id: 'simple-majority' });
		const { voteId, rollId } = made;
		const entry = await enrol(rollId);
		expect((await turnout(voteId)).of.electors).toBe(8);
		expect(await together(made, { kind: 'add', entry })).toBe('done');
		expect(await get(voteId)).toMatchObject({ electorate_heads: 9, electorate_households: 9 });
		expect((await turnout(voteId)).of).toMatchObject({ electors: 9, households: 9 });
		const added = (await giveSlips(voteId)).at(-1);
		if (added) expect(await cast(added, { choice: 'for', key: newId() }, NOON)).toBe('cast');
		expect(await together(made, { kind: 'add', entry })).toBe('already_elector');
		const counted = await ensureCounted(voteId, END);
		expect(counted).toMatchObject({ differences: [], publishedAt: END });
		expect(counted?.result.turnout?.households).toEqual({ cast: 1, of: 9 });
	});

	it('who was one at the opening is refused, and so is a line of another roll', async () => {
		const made = await opened({ rollKind: 'owners', lines: doors(4) });
		const other = await opened();
		const entryOf = async (rollId: string) => {
			const [found] = await db().all<{ id: string }>(
				sql`SELECT id FROM roll_entry WHERE roll_id = ${rollId} LIMIT 1`
			);
			return found?.id ?? '';
		};
		const own = { kind: 'add', entry: await entryOf(made.rollId) } as const;
		expect(await together(made, own)).toBe('already_elector');
		const foreign = { kind: 'add', entry: await entryOf(other.rollId) } as const;
		expect(await together(made, foreign)).toBe('no_such_line');
	});

	it('typed by hand is one too, unless the roll or an elector stands there', async () => {
		const made = await opened({ rollKind: 'owners', lines: doors(4) });
		expect(await together(made, { kind: 'add', line: line() })).toBe('done');
		expect(await together(made, { kind: 'add', line: line() })).toBe('same_door');
		await enrol(made.rollId, { door_order: '7|7' });
		expect(await together(made, { kind: 'add', line: line({ door_order: '7|7' }) })).toBe(
			'on_roll'
		);
		const vote = await get(made.voteId);
		expect(vote).toMatchObject({ electorate_heads: 5, electorate_area: 4 * 5_000 + 6 + 8_000 });
		const [log] = (await logged(made.voteId)).slice(-1);
		expect(log?.detail).toContain('9栋901');
		expect(log?.detail).not.toContain('新邻居');
	});

	it.each([
		['owner', { owner_key: '甲' }, { owner: '甲' }],
		['developer', { developer: true }, { dev: true }]
	])('of an %s who is one already adds the area, not a head', async (_who, own, first) => {
		const lines = [
			{ room: '1', area: 5_000, ...first },
			{ room: '2', area: 6_000 }
		];
		const made = await opened({ rollKind: 'owners', lines });
		const entry = await enrol(made.rollId, own);
		expect(await together(made, { kind: 'add', entry })).toBe('done');
		expect(await together(made, { kind: 'add', entry })).toBe('already_elector');
		expect(await get(made.voteId)).toMatchObject({
			electorate_heads: 2,
			electorate_area: 5_000 + 6_000 + 8_000
		});
		expect(await electors(made.voteId)).toMatchObject([
			{ room: '1', entries: 2, area: 13_000 },
			{ room: '2', entries: 1 }
		]);
		expect(await ensureCounted(made.voteId, END)).toMatchObject({ differences: [] });
	});

	it('of an owner who has cast is refused: the ballot cannot be weighed anew', async () => {
		const lines = [
			{ room: '1', area: 5_000, owner: '甲' },
			{ room: '2', area: 6_000 }
		];
		const made = await opened({ rollKind: 'owners', lines });
		const [holder] = await giveSlips(made.voteId);
		if (holder) await cast(holder, { choice: 'for', key: newId() }, NOON);
		const entry = await enrol(made.rollId, { owner_key: '甲' });
		expect(await together(made, { kind: 'add', entry })).toBe('owner_has_cast');
	});

	it('whose line was corrected meanwhile is not added as it was', async () => {
		const { voteId, community, rollId } = await opened();
		const entry = await enrol(rollId);
		await propose(community.chair, voteId, wish({ kind: 'add', entry }), NOON);
		await write([sql`UPDATE roll_entry SET version = 2, room = '902' WHERE id = ${entry}`]);
		const id = await waitingOf(voteId);
		expect(await confirm(community.supervisor, voteId, id, NOON)).toBe('edited_meanwhile');
		expect(await electors(voteId)).toHaveLength(8);
	});

	it('confirmed ten times at once is one', async () => {
		const { voteId, community, rollId } = await opened();
		const entry = await enrol(rollId);
		await propose(community.chair, voteId, wish({ kind: 'add', entry }), NOON);
		const id = await waitingOf(voteId);
		await Promise.all(
			Array.from({ length: 10 }, () => confirm(community.supervisor, voteId, id, NOON))
		);
		expect(await electors(voteId)).toHaveLength(9);
		expect((await get(voteId)).electorate_heads).toBe(9);
	});
});

describe('an elector removed', () => {
	it('leaves the sums, and the slip is void', async () => {
		const made = await opened({ rollKind: 'owners', lines: doors(4) });
		const [holder] = await giveSlips(made.voteId);
		expect(await together(made, { kind: 'remove', elector: made.first })).toBe('done');
		expect(await get(made.voteId)).toMatchObject({
			electorate_heads: 3,
			electorate_area: 3 * 5_000 + 6
		});
		if (!holder) throw new Error('no slip');
		expect(await cast(holder, { choice: 'for', key: newId() }, NOON)).toBe('removed');
		const slips = await db().all(sql`SELECT void_reason FROM slip WHERE id = ${holder.slip_id}`);
		expect(slips).toEqual([{ void_reason: 'removed' }]);
		expect(await together(made, { kind: 'remove', elector: made.first })).toBe('no_such_elector');
		expect(await ensureCounted(made.voteId, END)).toMatchObject({ differences: [] });
	});

	it('can come back by the same line of the roll', async () => {
		const made = await opened({ rollKind: 'owners', lines: doors(4) });
		const [row] = await db().all<{ entry: string }>(
			sql`SELECT roll_entry_id AS entry FROM elector WHERE id = ${made.first}`
		);
		await together(made, { kind: 'remove', elector: made.first });
		expect(await together(made, { kind: 'add', entry: row?.entry ?? '' })).toBe('done');
		expect((await get(made.voteId)).electorate_heads).toBe(4);
	});

	it('who has cast is refused, and so is the last one and one whose paper is being entered', async () => {
		const made = await opened({ lines: doors(3) });
		const [first, second, third] = await giveSlips(made.voteId);
		if (!first || !second || !third) throw new Error('no slips');
		await cast(first, { choice: 'for', key: newId() }, NOON);
		expect(await together(made, { kind: 'remove', elector: first.elector_id })).toBe('has_cast');
		const batch = newId();
		await write([
			sql`INSERT INTO paper_batch (id, form_key, vote_id, number, coded, papers, created_by, created_at)
				VALUES (${batch}, ${batch}, ${made.voteId}, 1, 0, 1, ${made.community.chair.id}, ${NOON})`,
			sql`INSERT INTO paper_mark (batch_id, elector_id) VALUES (${batch}, ${second.elector_id})`
		]);
		expect(await together(made, { kind: 'remove', elector: second.elector_id })).toBe('in_batch');
		expect(await together(made, { kind: 'remove', elector: third.elector_id })).toBe('done');
		const alone = await opened({ lines: doors(1) });
		expect(await together(alone, { kind: 'remove', elector: alone.first })).toBe('last_elector');
	});

	it('or a ballot cast at the same moment: one of the two', async () => {
		for (let round = 0; round < 10; round++) {
			const { voteId, community, first } = await opened();
			const [holder] = await giveSlips(voteId);
			await propose(community.chair, voteId, wish({ kind: 'remove', elector: first }), NOON);
			const id = await waitingOf(voteId);
			if (!holder) throw new Error('no slip');
			const acts = [
				() => confirm(community.supervisor, voteId, id, NOON),
				() => cast(holder, { choice: 'for', key: newId() }, NOON)
			];
			const answers = await Promise.all((round % 2 ? acts : acts.toReversed()).map((act) => act()));
			const done = answers.filter((answer) => answer === 'done' || answer === 'cast');
			expect(done).toHaveLength(1);
			const vote = await get(voteId);
			expect(vote.electorate_heads).toBe(done[0] === 'done' ? 7 : 8);
		}
	});
});
