import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DAY, giveSlips, makeOpenVote, START, type VoteWish } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState } from '../casting.server.ts';
import { turnout } from '../turnout.server.ts';
import { record } from './assistance.server.ts';
import { findEntered } from './entered.server.ts';

async function ready(wish: VoteWish = {}) {
	const made = await makeOpenVote(wish);
	const holders = await giveSlips(made.voteId);
	const [holder] = holders;
	if (!holder) throw new Error('no elector');
	const { voteId, community } = made;
	const help = (
		electorId = holder.elector_id,
		{ by = community.editor as Actor, now = START, key = newId(), of = voteId } = {}
	) => {
		const input = { choice: 'for', key, present: true, why: 'eyesight', note: '白内障' } as const;
		return record(by, { voteId: of, electorId }, input, now);
	};
	return { ...made, holders, holder, help };
}

const all = (table: string, voteId: string) =>
	db().all<Record<string, unknown>>(
		sql`SELECT * FROM ${sql.identifier(table)} WHERE vote_id = ${voteId}`
	);

describe('a ballot with help', () => {
	it('keeps who helped whom, when and why, and logs it without note and choice', async () => {
		const { voteId, holder, help, community } = await ready();
		expect(await help()).toBe('cast');
		expect(await all('assistance', voteId)).toEqual([
			{
				elector_id: holder.elector_id,
				vote_id: voteId,
				helped_by: community.editor.id,
				why: 'eyesight',
				note: '白内障',
				cast_at: START
			}
		]);
		expect(
			await db().all(sql`SELECT at, unit_id, actor_kind, actor_id, action, detail FROM audit_entry
				WHERE subject_id = ${holder.elector_id}`)
		).toEqual([
			{
				at: START,
				unit_id: community.unitId,
				actor_kind: 'person',
				actor_id: community.editor.id,
				action: 'votes.assist',
				detail: '{"door":"1栋1","why":"eyesight"}'
			}
		]);
		expect(await findEntered(holder.elector_id, 'assisted')).toEqual({ at: START, holder: null });
		expect((await turnout(voteId)).byChannel).toEqual([{ channel: 'assisted', electors: 1 }]);
	});

	it('is one when two members of staff and the elector send theirs at once', async () => {
		const { voteId, holders, help, community } = await ready({ privacy: 'named' });
		for (const holder of holders) {
			const answers = await Promise.all([
				help(holder.elector_id),
				cast(holder, { choice: 'against', key: newId() }, START),
				help(holder.elector_id, { by: community.chair })
			]);
			expect(answers.filter((answer) => answer === 'cast')).toHaveLength(1);
		}
		const [ballots, helped] = await Promise.all([all('ballot', voteId), all('assistance', voteId)]);
		expect(ballots).toHaveLength(holders.length);
		expect(ballots.filter(({ channel }) => channel === 'assisted')).toHaveLength(helped.length);
	});

	it('leaves nothing behind when it is refused', async () => {
		const { voteId, holder, holders, help } = await ready();
		await cast(holder, { choice: 'for', key: newId() }, START);
		expect(await help()).toBe('already_cast');
		const [, second, third] = holders.map(({ elector_id }) => elector_id);
		await write([sql`UPDATE elector SET removed_at = ${START} WHERE id = ${second}`]);
		expect(await help(second)).toBe('removed');
		expect(await help(third, { now: START + 7 * DAY })).toBe('closed');
		expect(await all('assistance', voteId)).toEqual([]);
		expect(await castState(third ?? '')).toBeNull();
	});

	it('is entered by chair and editor of this unit alone, for its own electors', async () => {
		const { holder, help, community, voteId } = await ready();
		const other = await ready();
		const forbidden = { status: 403 };
		const { supervisor } = community;
		const foreign = other.community.editor;
		await expect(help(holder.elector_id, { by: supervisor })).rejects.toMatchObject(forbidden);
		await expect(help(holder.elector_id, { by: foreign })).rejects.toMatchObject(forbidden);
		const missing = { status: 404 };
		await expect(help(other.holder.elector_id)).rejects.toMatchObject(missing);
		await expect(help('forged')).rejects.toMatchObject(missing);
		await expect(help(holder.elector_id, { of: other.voteId })).rejects.toMatchObject(missing);
		expect(await all('mark', voteId)).toEqual([]);
	});
});

describe('a confidential ballot with help', () => {
	it('is tied to its elector by no value in any table', async () => {
		const { voteId, holders, help } = await ready();
		for (const [place, { elector_id }] of holders.entries()) {
			await help(elector_id, { now: START + place });
		}
		const ballots = await all('ballot', voteId);
		expect(ballots).toHaveLength(holders.length);
		const kept = [...(await all('mark', voteId)), ...(await all('assistance', voteId))];
		const said = new Set(kept.flatMap((row) => Object.values(row)));
		const lines = await db().all<{ detail: string; id: string }>(
			sql`SELECT detail, subject_id AS id FROM audit_entry WHERE action = 'votes.assist'`
		);
		for (const ballot of ballots) {
			for (const [name, value] of Object.entries(ballot)) {
				if (name === 'vote_id' || name === 'channel') continue;
				expect(typeof value === 'string' && said.has(value)).toBe(false);
				expect(typeof value === 'number' && value >= START).toBe(false);
			}
			expect(ballot.elector_id).toBeNull();
			expect(lines.some(({ detail }) => detail.includes(String(ballot.id)))).toBe(false);
		}
		expect(lines.filter(({ detail }) => /for|choice/.test(detail))).toEqual([]);
	});
});
