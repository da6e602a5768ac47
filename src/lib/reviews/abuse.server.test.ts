import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as assigning from './assigning.server.ts';
import { queueOf } from './queue.server.ts';
import { makeExpert, makeSubmitted, REVIEW } from './reviewing.fixture.server.ts';
import * as reviewing from './reviewing.server.ts';
import { makeAssigned, sealWith } from './settling.fixture.server.ts';
import * as settling from './settling.server.ts';
import * as versions from './versions.server.ts';
import * as visits from './visits.server.ts';

let round: Round;
let made: Awaited<ReturnType<typeof makeAssigned>>;

beforeAll(async () => {
	round = await makeRound();
});

beforeEach(async () => {
	made = await makeAssigned(round, 2);
});

const first = () => made.experts[0]!;
const ownReview = async () => (await reviewing.listOwn(first().actor))[0]?.id ?? '';

async function vote(): Promise<void> {
	await write([
		sql`INSERT INTO panel_vote (application_id, tier_key, members, present, in_favour, against, abstained,
				recorded_by, recorded_at)
			VALUES (${made.applicationId}, 'base', 5, 5, 5, 0, 0, ${round.organiser.id}, ${REVIEW})`
	]);
}

async function sealBoth(): Promise<string> {
	const id = await sealWith(first(), 0);
	await sealWith(made.experts[1]!, 400);
	return id;
}

describe('an evaluator who has left the pool', () => {
	test('has no reviews any more, be it that another organiser’s pool has them', async () => {
		const id = await sealBoth();
		await write([
			sql`UPDATE evaluator SET left_at = ${REVIEW} WHERE id = ${first().evaluatorId}`,
			sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, joined_at)
				VALUES (${newId()}, ${newId()}, ${made.unitId}, ${first().actor.id}, ${REVIEW})`
		]);
		const { actor } = first();
		expect(await reviewing.listOwn(actor)).toEqual([]);
		expect(await queueOf(actor, REVIEW)).toEqual([]);
		expect(await visits.reviewOf(actor, made.applicationId)).toBeNull();
		await expect(reviewing.getOwn(actor, id)).rejects.toMatchObject({ status: 404 });
		const amended = versions.amendScore(
			actor,
			id,
			{ indicatorKey: 'e1', score: 400, comment: '改', reason: '改' },
			REVIEW
		);
		await expect(amended).rejects.toMatchObject({ status: 404 });
	});
});

describe('after the panel has voted', () => {
	test('no reason is given any more', async () => {
		const id = await sealBoth();
		const said = { indicatorKey: 'e1', reason: '没有看到记录' };
		expect(await settling.giveReason(first().actor, id, said)).toBe('kept');
		await vote();
		const again = { ...said, reason: '改了' };
		expect(await settling.giveReason(first().actor, id, again)).toBe('decided');
		const rows = await db().all(
			sql`SELECT 1 FROM review_score WHERE review_id = ${id} AND settlement_reason = '改了'`
		);
		expect(rows).toEqual([]);
	});

	test('nobody is given the application to review', async () => {
		await sealBoth();
		await vote();
		const { evaluatorId: evaluator } = await makeExpert(round);
		const pair = { evaluator, application: made.applicationId };
		const { organiser, programmeId } = round;
		expect(await assigning.assignPairs(organiser, programmeId, [pair], REVIEW)).toEqual({
			refused: [{ ...pair, because: 'decided' }]
		});
		const { pairs } = await assigning.plan(programmeId);
		expect(pairs.filter(({ application }) => application === made.applicationId)).toEqual([]);
	});
});

describe('sealing', () => {
	test('is said to be done only where it was: what another window changes meanwhile keeps it open', async () => {
		const id = await ownReview();
		const { actor } = first();
		const judge = (comment: string) =>
			reviewing.judge(actor, id, { indicatorKey: 'e1', score: 300, comment }, REVIEW);
		for (const indicatorKey of ['e1', 'e2', 'd1'])
			await reviewing.judge(actor, id, { indicatorKey, score: 300, comment: '清楚' }, REVIEW);
		const words = { strengths: '有记录', improvements: '再快些', questions: '' };
		await reviewing.comment(actor, id, words, REVIEW);
		const answers = await Promise.all([reviewing.seal(actor, id, REVIEW), judge('改')]);
		const sealed = (await reviewing.getOwn(actor, id)).sealed_at !== null;
		expect(answers[0] === 'sealed').toBe(sealed);
		if (sealed) {
			const [version] = await versions.list(id);
			const judged = await reviewing.judgements(id);
			expect(version?.body.scores).toEqual(Object.fromEntries(judged));
		}
	});

	test('of a review that was taken back meanwhile is not acknowledged', async () => {
		const id = await ownReview();
		const { actor } = first();
		for (const indicatorKey of ['e1', 'e2', 'd1'])
			await reviewing.judge(actor, id, { indicatorKey, score: 300, comment: '清楚' }, REVIEW);
		const words = { strengths: '有记录', improvements: '再快些', questions: '' };
		await reviewing.comment(actor, id, words, REVIEW);
		const [released, sealed] = await Promise.allSettled([
			assigning.release(round.organiser, id, REVIEW),
			reviewing.seal(actor, id, REVIEW)
		]);
		const [row] = await db().all<{ sealed_at: number | null; released_at: number | null }>(
			sql`SELECT sealed_at, released_at FROM review WHERE id = ${id}`
		);
		const isSealed = sealed.status === 'fulfilled' && sealed.value === 'sealed';
		expect(isSealed).toBe(row?.sealed_at !== null);
		expect(released).toMatchObject({ value: row?.sealed_at === null ? 'released' : 'sealed' });
	});
});

describe('who works at the place that applies', () => {
	test.each(['chair', 'editor', 'supervisor'])('is no reviewer of it: its %s', async (role) => {
		const expert = await makeExpert(round);
		const place = await makeSubmitted(round);
		await write([
			sql`UPDATE application SET screened_at = ${REVIEW} WHERE id = ${place.applicationId}`,
			sql`INSERT INTO membership (id, person_id, unit_id, role, from_at, granted_at)
				VALUES (${newId()}, ${expert.actor.id}, ${place.unitId}, ${role}, ${REVIEW}, ${REVIEW})`
		]);
		const pair = { evaluator: expert.evaluatorId, application: place.applicationId };
		const { organiser, programmeId } = round;
		expect(await assigning.assignPairs(organiser, programmeId, [pair], REVIEW)).toEqual({
			refused: [{ ...pair, because: ['own_unit'] }]
		});
	});
});

describe('an application that was sent back', () => {
	test('is given to nobody, though it was admitted before', async () => {
		const place = await makeSubmitted(round);
		const expert = await makeExpert(round);
		await write([
			sql`UPDATE application SET screened_at = ${REVIEW} WHERE id = ${place.applicationId}`
		]);
		const { organiser, programmeId } = round;
		const pair = { evaluator: expert.evaluatorId, application: place.applicationId };
		await Promise.all([
			submission.sendBack(
				organiser,
				place.applicationId,
				{ reason: '缺材料', until: REVIEW + 1 },
				REVIEW
			),
			assigning.assignPairs(organiser, programmeId, [pair], REVIEW)
		]);
		const both = await db()
			.all(sql`SELECT 1 FROM application a JOIN review r ON r.application_id = a.id
			WHERE a.id = ${place.applicationId} AND a.submitted_at IS NULL`);
		expect(both).toEqual([]);
	});

	test('is not sent back once the list is public', async () => {
		const other = await makeRound();
		const place = await makeSubmitted(other);
		await write([
			sql`UPDATE application SET screened_at = ${REVIEW}, refusal_reason = '不符合'
				WHERE id = ${place.applicationId}`,
			sql`UPDATE programme SET announced_at = ${REVIEW} WHERE id = ${other.programmeId}`
		]);
		const more = { reason: '补充', until: null };
		expect(await submission.sendBack(other.organiser, place.applicationId, more, REVIEW)).toBe(
			'not_submitted'
		);
	});
});
