import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { doors, giveSlips, makeDraft, makeOpenVote, START } from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from './casting.server.ts';
import { turnout } from './turnout.server.ts';

describe('turnout', () => {
	it('is nothing of nothing before the vote is opened', async () => {
		const { voteId } = await makeDraft();
		const nothing = { electors: 0, heads: 0, households: 0, area: 0 };
		const empty = { cast: nothing, of: nothing, byChannel: [], byBuilding: [] };
		expect(await turnout(voteId)).toEqual(empty);
	});

	it('sums heads and area, by building in the order of doors and by channel', async () => {
		const { voteId } = await makeOpenVote({
			rollKind: 'owners',
			lines: doors(45),
			rule_preset_id: 'owners-ordinary'
		});
		const holders = await giveSlips(voteId);
		for (const holder of holders.slice(18, 22))
			await cast(holder, { choice: 'for', key: newId() }, START);
		const [last] = holders.slice(-1);
		await write([sql`UPDATE slip SET voided_at = ${START} WHERE id = ${last?.slip_id}`]);
		expect(await turnout(voteId)).toEqual({
			cast: { electors: 4, heads: 4, households: 0, area: 5_018 + 5_019 + 5_020 + 5_021 },
			of: { electors: 45, heads: 45, households: 0, area: 45 * 5_000 + 45 * 22 },
			byChannel: [{ channel: 'online', electors: 4 }],
			byBuilding: [
				{ building: '1栋', electors: 20, cast: 2, slips: 20, unused: 18 },
				{ building: '2栋', electors: 20, cast: 2, slips: 20, unused: 18 },
				{ building: '3栋', electors: 5, cast: 0, slips: 4, unused: 4 }
			]
		});
	});

	it('counts who was removed only if they had voted before', async () => {
		const { voteId } = await makeOpenVote({ lines: doors(4) });
		const [voter, gone] = await giveSlips(voteId);
		if (voter) await cast(voter, { choice: 'for', key: newId() }, START);
		await write([
			sql`UPDATE elector SET removed_at = ${START}
				WHERE id IN (${voter?.elector_id}, ${gone?.elector_id})`
		]);
		const { cast: voted, of, byBuilding } = await turnout(voteId);
		expect([voted.electors, of.electors]).toEqual([1, 3]);
		expect(byBuilding).toEqual([{ building: '1栋', electors: 3, cast: 1, slips: 2, unused: 2 }]);
	});

	it('is kept for two seconds, and anew when asked for', async () => {
		const { voteId } = await makeOpenVote();
		const [holder] = await giveSlips(voteId);
		expect((await turnout(voteId)).cast.electors).toBe(0);
		if (holder) await cast(holder, { choice: 'for', key: newId() }, START);
		expect((await turnout(voteId)).cast.electors).toBe(0);
		expect((await turnout(voteId, { fresh: 0 })).cast.electors).toBe(1);
	});
});
