import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	closeVote,
	DAY,
	doors,
	giveSlips,
	makeDraft,
	makeOpenVote,
	START,
	type MadeVote
} from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { parseBundle } from './bundle.ts';
import { cast, type CastAnswer, type SlipHolder } from './casting.server.ts';
import { bundle, ensureCounted, findCount } from './counting.server.ts';
import { count } from './count.ts';
import { get } from './votes.server.ts';
import { closedBy, status } from './votes.ts';

const END = START + 7 * DAY;

const say = (holder: SlipHolder, choice: unknown, now = START) =>
	cast(holder, { choice, key: newId() }, now);

async function recount(voteId: string, audience: 'full' | 'published') {
	const parsed = parseBundle(JSON.parse((await bundle(voteId, audience)) ?? 'null'));
	if (!parsed.ok) throw new Error(`${parsed.where}: ${parsed.why}`);
	return count(parsed.bundle);
}

const logged = (voteId: string) =>
	db().all<{ detail: string }>(sql`
		SELECT detail FROM audit_entry WHERE subject_id = ${voteId} AND action = 'votes.count'`);

describe('the count', () => {
	it('is null until the vote is closed', async () => {
		const drafted = await makeDraft();
		expect(await ensureCounted(drafted.voteId, END + DAY)).toBeNull();
		const { voteId } = await makeOpenVote();
		expect(await ensureCounted(voteId, END - 1)).toBeNull();
		expect(await findCount(voteId)).toBeNull();
		expect(await bundle(voteId, 'published')).toBeNull();
	});

	it('closes by the clock, with no job needed, and says so', async () => {
		const { voteId } = await makeOpenVote();
		const [holder] = await giveSlips(voteId);
		if (holder) await say(holder, 'for');
		expect(status(await get(voteId), END)).toBe('closed');
		const counted = await ensureCounted(voteId, END + DAY);
		expect(counted).toMatchObject({
			result: { ballots: 1, outcome: 'passed', turnout: { heads: { cast: 1, of: 8 } } },
			countedAt: END + DAY,
			publishedAt: END + DAY
		});
		const vote = await get(voteId);
		expect(vote).toMatchObject({ closed_at: END, counted_at: END + DAY });
		expect(closedBy(vote)).toBe('the_clock');
		expect(status(vote, END + DAY)).toBe('counted');
	});

	it('is made once, however many ask at once, and logged with the bundle’s hash', async () => {
		const made = await makeOpenVote();
		await closeVote(made, START + DAY);
		const counts = await Promise.all(
			Array.from({ length: 10 }, (_, place) => ensureCounted(made.voteId, START + DAY + place))
		);
		expect(new Set(counts.map((one) => JSON.stringify(one))).size).toBe(1);
		const digest = createHash('sha256').update((await bundle(made.voteId, 'published')) ?? '');
		const bundle_sha256 = digest.digest('hex');
		expect(counts[0]?.bundleSha256).toBe(bundle_sha256);
		const lines = await logged(made.voteId);
		expect(lines.map(({ detail }) => JSON.parse(detail))).toMatchObject([
			{ bundle_sha256, ballots: 0, marks: 0, outcome: 'failed' }
		]);
	});

	it('of owners with areas equals the recount of both bundles', async () => {
		for (const privacy of ['named', 'confidential'] as const) {
			const { voteId } = await makeOpenVote({
				rollKind: 'owners',
				lines: doors(60),
				rule_preset_id: 'owners-special',
				privacy
			});
			const holders = await giveSlips(voteId);
			await Promise.all(
				holders.slice(5).map((holder, place) => say(holder, place % 9 ? 'for' : 'against'))
			);
			const counted = await ensureCounted(voteId, END);
			expect(counted?.result).toMatchObject({ ballots: 55, outcome: 'passed' });
			expect(await recount(voteId, 'full')).toEqual(counted?.result);
			expect(await recount(voteId, 'published')).toEqual(counted?.result);
			const published = JSON.parse((await bundle(voteId, 'published')) ?? '');
			expect(published.ballots).toHaveLength(2);
			expect(counted?.byChannel.rows).toMatchObject([{ channel: 'online', ballots: 55 }]);
		}
	});

	it('of a single choice names the winner by the ids of the paper', async () => {
		const { voteId } = await makeOpenVote({
			method: 'single',
			options: ['东门', '西门'],
			rollKind: 'households',
			rule_preset_id: 'residents-assembly-households'
		});
		const { options } = await get(voteId);
		const holders = await giveSlips(voteId);
		await Promise.all(holders.map((holder, place) => say(holder, options[place < 6 ? 1 : 0]?.id)));
		const counted = await ensureCounted(voteId, END);
		expect(counted?.result).toMatchObject({ outcome: 'passed', winners: [options[1]?.id] });
		expect(await recount(voteId, 'published')).toEqual(counted?.result);
	});

	it('of a ranking keeps what explains it, and equals the recount of both bundles', async () => {
		const { voteId } = await makeOpenVote({
			method: 'schulze',
			options: ['东门', '西门', '南门'],
			rollKind: 'households',
			rule_preset_id: 'residents-assembly-households'
		});
		const [east, west, south] = (await get(voteId)).options.map(({ id }) => id);
		const holders = await giveSlips(voteId);
		await Promise.all(
			holders.map((holder, place) => say(holder, place < 3 ? [[west], [east]] : [[south, west]]))
		);
		const counted = await ensureCounted(voteId, END);
		expect(counted?.result).toMatchObject({ outcome: 'passed', winners: [west] });
		expect(counted?.details).toMatchObject({
			kind: 'pairs',
			matrix: [
				[0, 0, 3],
				[8, 0, 3],
				[5, 0, 0]
			]
		});
		expect(counted?.byChannel).toMatchObject({ options: [], rows: [{ channel: 'online' }] });
		expect(await recount(voteId, 'full')).toEqual(counted?.result);
		expect(await recount(voteId, 'published')).toEqual(counted?.result);
	});

	it('falls short of participation when too few came', async () => {
		const { voteId } = await makeOpenVote({ rule_preset_id: 'residents-assembly-adults' });
		const [first] = await giveSlips(voteId);
		if (first) await say(first, 'for');
		const counted = await ensureCounted(voteId, END);
		expect(counted?.result).toMatchObject({ outcome: 'inquorate', winners: [] });
	});

	it('refuses to be made of more heads than the electorate has', async () => {
		const { voteId } = await makeOpenVote();
		await write([
			sql`INSERT INTO ballot (vote_id, id, choice, channel, heads, households, area)
				VALUES (${voteId}, ${newId()}, '"for"', 'online', 9, 0, 0)`
		]);
		await expect(ensureCounted(voteId, END)).rejects.toThrow('9 heads took part');
		expect(await findCount(voteId)).toBeNull();
	});
});

describe('ballots that race with the close', () => {
	/** Casts all at once and closes in the middle; the answers, and what was counted. */
	async function race(made: MadeVote, close: () => Promise<unknown>) {
		const holders = await giveSlips(made.voteId);
		const answers: Promise<CastAnswer>[] = [];
		const closing: Promise<unknown>[] = [];
		for (const [place, holder] of holders.entries()) {
			answers.push(say(holder, 'for', END - 1));
			if (place === Math.floor(holders.length / 2)) closing.push(close());
			if (place % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		await Promise.all(closing);
		return Promise.all(answers);
	}

	it('are all counted if they were acknowledged, and none comes after the clock', async () => {
		const made = await makeOpenVote({ lines: doors(400) });
		const answers = await race(made, () => ensureCounted(made.voteId, END));
		const cast = answers.filter((answer) => answer === 'cast').length;
		expect(cast + answers.filter((answer) => answer === 'closed').length).toBe(400);
		expect((await findCount(made.voteId))?.result.ballots).toBe(cast);
		const rows = await db().all(sql`SELECT id FROM ballot WHERE vote_id = ${made.voteId}`);
		expect(rows).toHaveLength(cast);
	});

	it('are all counted if they were acknowledged, and none comes after two people', async () => {
		const made = await makeOpenVote({ lines: doors(400) });
		const answers = await race(made, async () => {
			await closeVote(made, END - 1);
			await ensureCounted(made.voteId, END - 1);
		});
		const cast = answers.filter((answer) => answer === 'cast').length;
		expect(cast).toBeGreaterThan(0);
		expect((await findCount(made.voteId))?.result.ballots).toBe(cast);
	});

	it('never get in once counted, not even with an early clock', async () => {
		const { voteId } = await makeOpenVote();
		const [holder] = await giveSlips(voteId);
		await ensureCounted(voteId, END);
		if (!holder) throw new Error('no elector');
		expect(await say(holder, 'for', START)).toBe('closed');
		expect((await findCount(voteId))?.result.ballots).toBe(0);
	});
});
