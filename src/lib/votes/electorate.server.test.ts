import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { doors, makeDraft, makeOpenVote, START, type MadeVote } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { confirm, propose } from './confirmations.server.ts';
import { electorateOfRoll } from './electorate.server.ts';
import { get } from './votes.server.ts';

const electors = ({ voteId }: MadeVote) =>
	db().all<Record<string, unknown>>(sql`
		SELECT name, building, room, entries, heads, households, area FROM elector
		WHERE vote_id = ${voteId} ORDER BY door_order, name`);

describe('the electorate', () => {
	it('freezes one elector for each adult of the roll, and later lines do not join', async () => {
		const made = await makeDraft();
		await write([
			sql`UPDATE roll_entry SET removed_at = ${START} WHERE roll_id = ${made.rollId} AND room = '8'`
		]);
		await propose(made.community.chair, made.voteId, 'open', START);
		await confirm(made.community.supervisor, made.voteId, 'open', START);
		await write([sql`UPDATE roll_entry SET name = '改' WHERE roll_id = ${made.rollId}`]);
		const frozen = await electors(made);
		expect(frozen.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `住户${n}`));
	});

	it('counts a household as one household and one head', async () => {
		const made = await makeOpenVote({
			rollKind: 'households',
			lines: doors(3),
			rule_preset_id: 'residents-assembly-households'
		});
		expect(await get(made.voteId)).toMatchObject({
			electorate_heads: 3,
			electorate_households: 3,
			electorate_area: 0
		});
	});

	it('counts an owner of several units, and the developer, as one head with all their area', async () => {
		const wish = {
			rollKind: 'owners' as const,
			rule_preset_id: 'owners-ordinary',
			lines: [
				{ room: '101', area: 9_034 },
				{ room: '102', area: 10_000, owner: 'k' },
				{ room: '103', area: 100, dev: true, owner: 'k' },
				{ room: '104', area: 20_000, owner: 'k' },
				{ room: '105', area: 200, dev: true }
			]
		};
		const made = await makeDraft(wish);
		const expected = { electors: 3, heads: 3, households: 0, area: 39_334, groups: 2, entries: 5 };
		expect(await electorateOfRoll(made.rollId, 'owners')).toEqual(expected);
		await propose(made.community.chair, made.voteId, 'open', START);
		await confirm(made.community.supervisor, made.voteId, 'open', START);
		expect(await electors(made)).toMatchObject([
			{ room: '101', entries: 1, heads: 1, area: 9_034 },
			{ room: '102', entries: 2, heads: 1, area: 30_000 },
			{ room: '103', entries: 2, heads: 1, area: 300 }
		]);
		expect(await get(made.voteId)).toMatchObject({ electorate_heads: 3, electorate_area: 39_334 });
	});

	it('is part of the hash: the same vote on another roll has another', async () => {
		const one = await makeOpenVote();
		const { config_hash } = await get(one.voteId);
		expect(config_hash).toMatch(/^[0-9a-f]{64}$/);
		const [line] = await db().all<{ detail: string }>(sql`
			SELECT detail FROM audit_entry WHERE subject_id = ${one.voteId} AND action = 'votes.open'`);
		expect(JSON.parse(line?.detail ?? '{}')).toMatchObject({
			config_hash,
			electors: 8,
			heads: 8,
			proposed_by: one.community.chair.id,
			confirmed_by: one.community.supervisor.id
		});
	});
});
