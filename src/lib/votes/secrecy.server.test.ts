import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DAY, doors, giveSlips, makeOpenVote, START } from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from './casting.server.ts';
import { bundle, ensureCounted } from './counting.server.ts';
import { turnout } from './turnout.server.ts';

/** A confidential vote of owners, whose areas are as good as door numbers, counted. */
async function counted() {
	const { voteId } = await makeOpenVote({
		rollKind: 'owners',
		lines: doors(40),
		rule_preset_id: 'owners-ordinary'
	});
	const holders = await giveSlips(voteId);
	for (const [place, holder] of holders.entries()) {
		const choice = place % 2 ? 'for' : 'against';
		await cast(holder, { choice, key: newId() }, START + place);
		if (place % 9 === 0) await cast(holder, { choice, key: newId() }, START + place + 1);
	}
	await ensureCounted(voteId, START + 7 * DAY);
	return { voteId, holders };
}

const all = (table: string, voteId: string) =>
	db().all<Record<string, unknown>>(
		sql`SELECT * FROM ${sql.identifier(table)} WHERE vote_id = ${voteId}`
	);

describe('a confidential vote', () => {
	it('keeps no elector, no time and no key on a ballot, and no choice and no time on a mark', async () => {
		const { voteId, holders } = await counted();
		const [ballots, marks] = await Promise.all([all('ballot', voteId), all('mark', voteId)]);
		expect(ballots).toHaveLength(40);
		const names = ['vote_id', 'id', 'elector_id', 'choice', 'invalid', 'channel', 'heads'];
		expect(Object.keys(ballots[0] ?? {})).toEqual([...names, 'households', 'area']);
		expect(Object.keys(marks[0] ?? {})).toEqual(['vote_id', 'elector_id', 'channel', 'key']);
		const electors = new Set<unknown>(holders.flatMap((one) => Object.values(one)));
		const keys = new Set(marks.map(({ key }) => key));
		for (const ballot of ballots) {
			expect(ballot.elector_id).toBeNull();
			for (const [name, value] of Object.entries(ballot)) {
				if (name === 'vote_id') continue;
				expect(electors.has(value) || keys.has(value)).toBe(false);
				expect(typeof value === 'number' && value >= START).toBe(false);
			}
		}
	});

	it('keeps rows in no order of their coming: neither table has a rowid', async () => {
		for (const table of ['ballot', 'mark'])
			await expect(db().all(sql`SELECT rowid FROM ${sql.identifier(table)}`)).rejects.toThrow();
	});

	it('logs no first ballot, and of a refused one neither the choice nor the ballot', async () => {
		const { voteId, holders } = await counted();
		const entries = await db().all<{ action: string; subject_id: string; detail: string }>(sql`
			SELECT action, subject_id, detail FROM audit_entry WHERE subject_kind = 'elector'
			AND subject_id IN (SELECT id FROM elector WHERE vote_id = ${voteId})`);
		expect(entries).toHaveLength(Math.ceil(holders.length / 9));
		for (const { action, detail } of entries) {
			expect(action).toBe('votes.refuse_ballot');
			expect(JSON.parse(detail)).toEqual({ channel: 'online', earlier: 'online' });
		}
	});

	it('tells no single area in either bundle, and no elector', async () => {
		const { voteId, holders } = await counted();
		const areas = new Set((await all('elector', voteId)).map(({ area }) => area));
		for (const audience of ['full', 'published'] as const) {
			const text = (await bundle(voteId, audience)) ?? '';
			for (const { elector_id, slip_id } of holders) {
				expect(text).not.toContain(elector_id);
				expect(text).not.toContain(slip_id);
			}
			const { ballots } = JSON.parse(text);
			expect(ballots).toHaveLength(2);
			for (const { area, sum } of ballots) {
				expect(sum).toBe(true);
				expect(areas.has(area)).toBe(false);
			}
		}
	});

	it('keeps no area on a ballot once it is counted, which the count does not miss', async () => {
		const { voteId } = await counted();
		expect(new Set((await all('ballot', voteId)).map(({ area }) => area))).toEqual(new Set([0]));
		const roll = (await all('elector', voteId)).map(({ area }) => Number(area));
		const { result } = (await ensureCounted(voteId, START + 8 * DAY)) ?? {};
		const sum = roll.reduce((all, area) => all + area, 0);
		expect(result?.turnout?.area).toEqual({ cast: sum, of: sum });
	});

	it('shows turnout only, never the split', async () => {
		const { voteId } = await counted();
		expect(JSON.stringify(await turnout(voteId))).not.toMatch(/for|against|choice/);
	});
});
