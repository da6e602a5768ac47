import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import * as assigning from './assigning.server.ts';
import { decline } from './declining.server.ts';
import * as interests from './interests.server.ts';
import { compare } from './peers.ts';
import { standOf } from './peers.server.ts';
import { queueOf, visitsOf } from './queue.server.ts';
import { makeExpert, makeSubmitted, REVIEW, type Expert } from './reviewing.fixture.server.ts';
import * as reviewing from './reviewing.server.ts';
import * as settling from './settling.server.ts';
import * as versions from './versions.server.ts';

const LATE = START + 131 * DAY;
let round: Round;
let experts: [Expert, Expert];
let applicationId: string;
let own: string;

beforeAll(async () => {
	round = await makeRound();
	experts = [await makeExpert(round), await makeExpert(round)];
});

/** Each test has an application of its own, given to both. */
beforeEach(async () => {
	applicationId = (await makeSubmitted(round)).applicationId;
	await write([
		sql`UPDATE application SET screened_at = ${REVIEW}, screened_by = ${round.organiser.id}
			WHERE id = ${applicationId}`
	]);
	const pairs = experts.map(({ evaluatorId: evaluator }) => ({
		evaluator,
		application: applicationId
	}));
	const answer = await assigning.assignPairs(round.organiser, round.programmeId, pairs, REVIEW);
	expect(answer).toBe('assigned');
	own = await reviewOf(experts[0]);
});

async function reviewOf({ actor }: Expert): Promise<string> {
	const all = await reviewing.listOwn(actor);
	return all.find((one) => one.application_id === applicationId)?.id ?? '';
}

async function seal(expert: Expert, score: number): Promise<string> {
	const id = await reviewOf(expert);
	for (const indicatorKey of ['e1', 'e2', 'd1']) {
		const judged = { indicatorKey, score, comment: '材料清楚' };
		expect(await reviewing.judge(expert.actor, id, judged, REVIEW)).toBe('kept');
	}
	const words = { strengths: '有记录', improvements: '公开再快些', questions: '' };
	expect(await reviewing.comment(expert.actor, id, words, REVIEW)).toBe('kept');
	expect(await reviewing.seal(expert.actor, id, REVIEW)).toBe('sealed');
	return id;
}

describe('what is typed in two windows', () => {
	const first = { indicatorKey: 'e1', score: 300, comment: '一' };
	const judge = (more: Parameters<typeof reviewing.judge>[2]) =>
		reviewing.judge(experts[0].actor, own, more, REVIEW);

	test('is not overwritten: the second is told', async () => {
		const blank = { score: null, comment: '' };
		expect(await judge({ ...first, over: blank })).toBe('kept');
		const second = { ...first, comment: '二', over: blank };
		expect(await judge(second)).toBe('edited_meanwhile');
		expect((await reviewing.judgements(own)).get('e1')?.comment).toBe('一');
		expect(await judge({ ...second, over: first })).toBe('kept');
	});

	test('is kept once, however often it is sent', async () => {
		const blank = { score: null, comment: '' };
		expect(await judge({ ...first, over: blank })).toBe('kept');
		expect(await judge({ ...first, over: blank })).toBe('kept');
	});

	test('is told apart in the words on the whole too', async () => {
		const blank = { strengths: '', improvements: '', questions: '' };
		const say = (strengths: string, over = blank) =>
			reviewing.comment(experts[0].actor, own, { ...blank, strengths, over }, REVIEW);
		expect(await say('一')).toBe('kept');
		expect(await say('一')).toBe('kept');
		expect(await say('二')).toBe('edited_meanwhile');
		expect(await say('二', { ...blank, strengths: '一' })).toBe('kept');
	});
});

describe('an evaluator’s queue', () => {
	test('says how far each review is and what comes next', async () => {
		const find = async () =>
			(await queueOf(experts[0].actor, REVIEW))
				.flatMap(({ reviews }) => reviews)
				.find(({ id }) => id === own);
		expect(await find()).toMatchObject({ state: 'new', done: 0, of: 3 });
		await reviewing.judge(
			experts[0].actor,
			own,
			{ indicatorKey: 'e1', score: 300, comment: '好' },
			REVIEW
		);
		expect(await find()).toMatchObject({ state: 'writing', done: 1 });
		await seal(experts[0], 0);
		expect(await find()).toMatchObject({ state: 'waiting', others: { sealed: 1, of: 2 } });
		await seal(experts[1], 400);
		expect(await find()).toMatchObject({ state: 'explain', unexplained: 3 });
		const said = { indicatorKey: 'e1', reason: '没有看到记录' };
		await settling.giveReason(experts[0].actor, own, said);
		expect(await find()).toMatchObject({ state: 'explain', unexplained: 2 });
	});

	test('of somebody without reviews is empty', async () => {
		const { actor } = await makeExpert(round);
		expect(await queueOf(actor, REVIEW)).toEqual([]);
		expect(await visitsOf(actor)).toEqual([]);
	});
});

test('the others’ scores stay unread until all are sealed', async () => {
	await seal(experts[0], 300);
	const asked = { criteria: [], gap: 2_000 };
	const seen = async () => {
		const { rows = [], agreed = new Map() } = (await standOf([applicationId])).get(applicationId)!;
		return compare(asked, rows, agreed, own).peers.length;
	};
	const other = await reviewOf(experts[1]);
	await reviewing.judge(
		experts[1].actor,
		other,
		{ indicatorKey: 'e1', score: 100, comment: '秘密' },
		REVIEW
	);
	expect(JSON.stringify([...(await standOf([applicationId])).values()])).not.toContain('秘密');
	expect(await seen()).toBe(0);
	await seal(experts[1], 300);
	expect(await seen()).toBe(2);
});

describe('a sealed review', () => {
	const change = { indicatorKey: 'e1', score: 400, comment: '补看了台账', reason: '漏看一份材料' };
	const amend = (more: Partial<typeof change> = {}, now = REVIEW) =>
		versions.amendScore(experts[0].actor, own, { ...change, ...more }, now);

	test('changes as a further version that says why, and stays sealed', async () => {
		expect(await amend()).toBe('not_sealed');
		await seal(experts[0], 300);
		expect(await amend({ reason: ' ' })).toBe('no_reason');
		expect(await amend({ comment: '' })).toBe('no_comment');
		expect(await amend({ score: 250 })).toBe('not_on_scale');
		expect(await amend({ indicatorKey: 'none' })).toBe('no_such_indicator');
		expect(await amend({ score: 300, comment: '材料清楚' })).toBe('unchanged');
		expect(await amend({}, LATE)).toBe('too_late');
		expect(await amend()).toBe('amended');
		const words = { strengths: '有记录', improvements: '再细些', questions: '看楼道' };
		const again = { ...words, reason: '补充建议' };
		expect(await versions.amendWords(experts[0].actor, own, again, REVIEW)).toBe('amended');
		const all = await versions.list(own);
		expect(all.map(({ number, reason }) => [number, reason])).toEqual([
			[3, '补充建议'],
			[2, '漏看一份材料'],
			[1, '']
		]);
		expect(all.map(({ body }) => body.scores.e1?.score)).toEqual([400, 400, 300]);
		const found = await reviewing.getOwn(experts[0].actor, own);
		expect(found).toMatchObject({ sealed_at: REVIEW, improvements: '再细些' });
		await expect(versions.amendScore(experts[1].actor, own, change, REVIEW)).rejects.toMatchObject({
			status: 404
		});
	});

	test('keeps what was settled', async () => {
		await seal(experts[0], 0);
		await seal(experts[1], 400);
		const agreed = { indicatorKey: 'e1', score: 300, reason: '一致同意' };
		expect(await settling.settle(round.organiser, applicationId, agreed, REVIEW)).toBe('settled');
		expect(await amend()).toBe('settled');
		expect(await amend({ indicatorKey: 'e2' })).toBe('amended');
	});

	test('can no longer be declined', async () => {
		await seal(experts[0], 300);
		const given = { reason: '亲属在那里任职', hasInterest: true };
		expect(await decline(experts[0].actor, own, given, REVIEW)).toBe('sealed');
		expect(await interests.declare(experts[0].actor, applicationId, given.reason, REVIEW)).toBe(
			'sealed'
		);
	});
});

describe('declining', () => {
	test('wants a reason, and takes the review out of one’s hands', async () => {
		const { actor } = experts[0];
		expect(await decline(actor, own, { reason: ' ', hasInterest: false }, REVIEW)).toBe(
			'no_reason'
		);
		const given = { reason: '时间冲突', hasInterest: false };
		await expect(decline(experts[1].actor, own, given, REVIEW)).rejects.toMatchObject({
			status: 404
		});
		expect(await decline(actor, own, given, REVIEW)).toBe('declined');
		await expect(reviewing.getOwn(actor, own)).rejects.toMatchObject({ status: 404 });
		expect(await interestsOf()).toBe(0);
	});

	test('for an interest declares it: that application never comes back', async () => {
		const given = { reason: '亲属在那里任职', hasInterest: true };
		expect(await decline(experts[0].actor, own, given, REVIEW)).toBe('declined');
		expect(await interestsOf()).toBe(1);
		const pair = { evaluator: experts[0].evaluatorId, application: applicationId };
		const answer = await assigning.assignPairs(round.organiser, round.programmeId, [pair], REVIEW);
		expect(answer).toMatchObject({ refused: [{ because: expect.anything() }] });
	});

	test('happens by itself when an interest is declared', async () => {
		const { actor } = experts[0];
		const declare = (reason: string) => interests.declare(actor, applicationId, reason, REVIEW);
		expect(await declare('')).toBe('no_reason');
		expect(await declare('在那里任职')).toBe('declared');
		expect(await declare('在那里任职')).toBe('already');
		expect(await reviewOf(experts[0])).toBe('');
		const { applicants } = await interests.applicantsFor(actor, round.programmeId);
		const found = applicants.find(({ id }) => id === applicationId);
		expect(found).toMatchObject({ reason: '在那里任职', isGiven: 0 });
	});

	test('and interests are for the organiser’s own pool', async () => {
		const stranger = await makeExpert(await makeRound());
		await expect(
			interests.declare(stranger.actor, applicationId, '有关系', REVIEW)
		).rejects.toMatchObject({ status: 404 });
		await expect(interests.applicantsFor(stranger.actor, round.programmeId)).rejects.toMatchObject({
			status: 404
		});
		expect(await interests.openRounds(stranger.actor, REVIEW)).toEqual([]);
		const rounds = await interests.openRounds(experts[0].actor, REVIEW);
		expect(rounds.map(({ id }) => id)).toEqual([round.programmeId]);
	});

	async function interestsOf(): Promise<number> {
		const rows = await db().all(
			sql`SELECT 1 FROM interest WHERE application_id = ${applicationId}`
		);
		return rows.length;
	}
});
