import { sql } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import {
	closeVote,
	DAY,
	doors,
	giveSlips,
	makeCommunity,
	makeDraft,
	makeOpenVote,
	START,
	type Community,
	type VoteWish
} from '#db/community.fixture.ts';
import { entryAlways, verify } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import { cast } from '#lib/votes/casting.server.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { get as getVote } from '#lib/votes/votes.server.ts';
import { compareParts } from './comparison.server.ts';
import * as latest from './latest.server.ts';
import * as publicVote from './public-vote.server.ts';
import * as record from './record.server.ts';

const END = START + 7 * DAY;

/** An open vote in which the first so many electors choose the same. */
async function voted(many: number, wish: VoteWish = {}, given?: Community) {
	const made = await makeOpenVote({ lines: doors(20), ...wish }, given);
	const { options } = await getVote(made.voteId);
	const holders = (await giveSlips(made.voteId)).slice(0, many);
	const choice = options[1]?.id ?? 'for';
	await Promise.all(holders.map((holder) => cast(holder, { choice, key: newId() }, START)));
	return made;
}

const withdraw = (unitId: string) =>
	write([sql`UPDATE consultation SET published_at = NULL WHERE unit_id = ${unitId}`]);

describe('what a unit decided', () => {
	it('is read from stored counts, the latest first, with what was chosen by name', async () => {
		const community = await makeCommunity();
		const motion = await voted(12, {}, community);
		const choice = await voted(9, { method: 'single', options: ['东门', '西门'] }, community);
		expect(await record.listDecided(community.unitId)).toEqual([]);
		await ensureCounted(motion.voteId, END);
		await ensureCounted(choice.voteId, END);

		const decided = await record.listDecided(community.unitId);
		expect(decided.find(({ vote_id }) => vote_id === motion.voteId)).toEqual({
			vote_id: motion.voteId,
			question: '是否同意加装电梯？',
			method: 'motion',
			opened_at: START,
			ended_at: END,
			published_at: END,
			outcome: 'passed',
			winners: [],
			ballots: 12,
			of: 20,
			cast: 12,
			channels: [{ channel: 'online', ballots: 12, rounded: false }]
		});
		expect(decided.find(({ vote_id }) => vote_id === choice.voteId)?.winners).toEqual(['西门']);
		expect(await record.listDecided(community.unitId, 1)).toHaveLength(1);
	});

	it('does not tell how few took part', async () => {
		const { voteId, community } = await voted(4);
		await ensureCounted(voteId, END);
		const [only] = await record.listDecided(community.unitId);
		expect(only).toMatchObject({ of: 20, cast: null, channels: [{ ballots: null }] });
	});

	it('is nobody’s business while the consultation is not public', async () => {
		const { voteId, community } = await voted(9);
		await ensureCounted(voteId, END);
		await withdraw(community.unitId);
		expect(await record.listDecided(community.unitId)).toEqual([]);
		expect(await latest.listRecent(100)).not.toContainEqual(
			expect.objectContaining({ id: voteId })
		);
	});
});

test('votes that are over and not counted are found, others are not', async () => {
	const community = await makeCommunity();
	const { voteId } = await makeOpenVote({}, community);
	await makeDraft({}, community);
	expect(await record.listUncounted(community.unitId, END - 1)).toEqual([]);
	expect(await record.listUncounted(community.unitId, END)).toEqual([voteId]);
	await ensureCounted(voteId, END);
	expect(await record.listUncounted(community.unitId, END)).toEqual([]);
});

describe('what is open', () => {
	const listed = async (unitId: string, now: number) =>
		(await latest.listOpenOfUnit(unitId, now)).map(({ id }) => id);

	it('begins with the opening and ends with the clock or with people', async () => {
		const community = await makeCommunity();
		const byClock = await makeOpenVote({}, community);
		const byPeople = await makeOpenVote({}, community);
		await makeDraft({}, community);
		expect((await listed(community.unitId, START)).sort()).toEqual(
			[byClock.voteId, byPeople.voteId].sort()
		);
		await closeVote(byPeople, START + DAY);
		expect(await listed(community.unitId, START + DAY)).toEqual([byClock.voteId]);
		expect(await listed(community.unitId, END)).toEqual([]);
	});

	it('is listed for everybody with its place, and counted beyond what is listed', async () => {
		await makeOpenVote();
		await makeOpenVote();
		const { votes, total } = await latest.listOpen(START, 1);
		expect(votes).toMatchObject([{ unit: { name: '桂花社区' }, outcome: null }]);
		expect(total).toBeGreaterThanOrEqual(2);
		expect(await latest.listOpen(START - DAY, 9)).toEqual({ votes: [], total: 0 });
	});

	it('leaves what was only announced to a list of its own', async () => {
		const drafted = await makeDraft();
		const opened = await makeOpenVote({}, drafted.community);
		const announced = await latest.listAnnounced(drafted.community.unitId);
		const { consultation_id } = await getVote(drafted.voteId);
		expect(announced).toEqual([{ id: consultation_id, title: '加装电梯', at: START }]);
		const { consultation_id: voted_on } = await getVote(opened.voteId);
		expect(await latest.listPublicOf(voted_on)).toMatchObject([{ id: opened.voteId }]);
		expect(await latest.listPublicOf(consultation_id)).toEqual([]);
	});
});

describe('the public page of a vote', () => {
	const later = {
		at: END + DAY,
		unitId: null,
		actor: { kind: 'system' } as const,
		action: 'votes.count',
		subject: { kind: 'vote', id: 'another' }
	};

	it('tells turnout alone while the vote is open, and nobody’s name or id', async () => {
		const { voteId, community } = await voted(6);
		const page = await publicVote.get(voteId, START);
		expect(page).toMatchObject({
			vote: { status: 'open', opened_by_two: true, electorate: { heads: 20 } },
			turnout: { cast: { heads: 6 }, of: { heads: 20 } },
			count: null,
			chain: null
		});
		const told = JSON.stringify(page);
		for (const { id, name } of [community.chair, community.supervisor, community.editor]) {
			expect(told).not.toContain(id);
			expect(told).not.toContain(name);
		}
	});

	it('counts the vote when the first one asks after its end', async () => {
		const { voteId } = await voted(6);
		const page = await publicVote.get(voteId, END + DAY);
		expect(page).toMatchObject({
			vote: { status: 'counted', closed_by: 'the_clock' },
			turnout: null,
			count: { result: { outcome: 'passed' }, publication: { day: 0 } },
			chain: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
		});
		await write([entryAlways(later)]);
		expect(await publicVote.get(voteId, END + 4 * DAY), 'two prints are alike').toMatchObject({
			count: { publication: { day: 3 } },
			chain: page.chain
		});
		expect(await verify({ printed: page.chain?.hash ?? '' })).toMatchObject({ ok: true });
	});

	it('is not there for a draft, or while its consultation is not public', async () => {
		const drafted = await makeDraft();
		await expect(publicVote.get(drafted.voteId, START)).rejects.toMatchObject({ status: 404 });
		const opened = await makeOpenVote();
		await withdraw(opened.community.unitId);
		await expect(publicVote.get(opened.voteId, START)).rejects.toMatchObject({ status: 404 });
	});
});

test('the parts of a unit are compared by the votes of their communities', async () => {
	const made = await voted(15);
	await ensureCounted(made.voteId, END);
	await makeOpenVote({ lines: doors(3) }, made.community);
	const insert = (id: string, code: string, level: string, parent: string | null) =>
		sql`INSERT INTO unit (id, code, level, kind, name, name_en, parent_id, created_at)
			VALUES (${id}, ${code}, ${level}, 'urban', ${id}, ${id}, ${parent}, ${START})`;
	await write([
		insert('d', '110101000000', 'district', null),
		insert('s1', '110101001000', 'street', 'd'),
		insert('s2', '110101002000', 'street', 'd'),
		sql`UPDATE unit SET code = '110101001003', parent_id = 's1' WHERE id = ${made.community.unitId}`
	]);
	expect(await compareParts(await units.get('d'), START + DAY)).toMatchObject([
		{ id: 's1', communities: 1, votes: 1, decided: 1, open: 1, turnout: 750 },
		{ id: 's2', communities: 0, votes: 0, turnout: null }
	]);
});

test('the newest results are found by an index, not by reading all counts', async () => {
	const plan = await db().all<{ detail: string }>(
		sql`EXPLAIN QUERY PLAN SELECT vote_id FROM vote_count ORDER BY counted_at DESC LIMIT 6`
	);
	expect(plan.map(({ detail }) => detail).join()).toContain('vote_count_counted');
});
