import { beforeAll, describe, expect, test } from 'vitest';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { linesOf } from './matrix.ts';
import { matrixOf } from './matrix.server.ts';
import { REVIEW } from './reviewing.fixture.server.ts';
import * as settling from './settling.server.ts';
import { makeAssigned, sealWith } from './settling.fixture.server.ts';

let round: Round;
let made: Awaited<ReturnType<typeof makeAssigned>>;

beforeAll(async () => {
	round = await makeRound();
	made = await makeAssigned(round);
});

const lead = () => made.experts[0]!.actor;
const other = () => made.experts[1]!.actor;
const agreed = { indicatorKey: 'e1', score: 300, reason: '补充的会议记录说明每季度都开会' };
const settle = (actor = lead(), more = {}) =>
	settling.settle(actor, made.applicationId, { ...agreed, ...more }, REVIEW);

describe('the reviews side by side', () => {
	test('tell nothing of scores before all are in', async () => {
		await sealWith(made.experts[0]!, 300, { e1: 100 });
		await sealWith(made.experts[1]!, 300, { e1: 400 });
		expect(await settle()).toBe('not_all_in');
		const found = await matrixOf(made.applicationId);
		expect(found).toMatchObject({ isIn: false, criteria: [] });
		expect(found.reviewers.map(({ questions }) => questions)).toEqual(['', '', '']);
	});

	test('show scores, spread and what is apart once all are in', async () => {
		await sealWith(made.experts[2]!, 300);
		const found = await matrixOf(made.applicationId);
		expect(found.isIn).toBe(true);
		const [apart, even] = linesOf(found);
		expect(apart).toMatchObject({ self: 300, isApart: true, isOpen: true, share: 6_667 });
		expect(apart?.spread?.range).toBeCloseTo(0.75);
		expect(apart?.cells.map((cell) => cell?.score).sort()).toEqual([100, 300, 400]);
		expect(even).toMatchObject({ isApart: false, isOpen: false, share: 7_500 });
	});
});

describe('a settlement', () => {
	test('is recorded by the lead or the organiser, and by nobody else', async () => {
		for (const stranger of [other(), made.chair]) {
			await expect(settle(stranger)).rejects.toMatchObject({ status: 403 });
		}
		expect(await settle(round.organiser, { score: 200 })).toBe('settled');
		expect(await settle()).toBe('settled');
		const [line] = linesOf(await matrixOf(made.applicationId));
		expect(line).toMatchObject({ isOpen: false, by: 'settlement', share: 7_500 });
		expect(line?.settlement).toMatchObject({ score: 300, reason: agreed.reason });
	});

	test.each([
		['has a reason', { reason: ' ' }, 'no_reason'],
		['is a score that the scale knows', { score: 250 }, 'not_on_scale'],
		['is of an indicator of the programme', { indicatorKey: 'none' }, 'no_such_indicator'],
		['is only of what lies apart', { indicatorKey: 'e2' }, 'not_apart']
	])('%s', async (_, more, answer) => {
		expect(await settle(lead(), more)).toBe(answer);
	});
});
