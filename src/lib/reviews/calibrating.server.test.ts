import { beforeAll, expect, test } from 'vitest';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import * as calibrating from './calibrating.server.ts';
import * as making from './calibration-making.server.ts';
import type { Sample } from './calibration.ts';
import { makeExpert, makeSubmitted, REVIEW, type Expert } from './reviewing.fixture.server.ts';

const sample: Sample = {
	title: '样本申报书',
	takenFrom: null,
	lines: [
		{ key: 'e1', text: '每三年选举一次，全程公开。', reference: 300, why: '有记录' },
		{ key: 'e2', text: '参与率八成。', reference: 200, why: '没有说明未参与的原因' },
		{ key: 'd1', text: '', reference: null, why: '' }
	]
};

let round: Round;
let experts: Expert[];

beforeAll(async () => {
	round = await makeRound();
	experts = [await makeExpert(round), await makeExpert(round, 'junior')];
});

test('the organiser writes it over the version that was opened, and others not at all', async () => {
	const { organiser, programmeId } = round;
	const [expert] = experts;
	if (!expert) throw new Error('no expert');
	const half = { ...sample, title: '' };
	await expect(
		making.keepSample(expert.actor, programmeId, { version: 0, sample: half }, REVIEW)
	).rejects.toMatchObject({ status: 403 });
	const keep = (version: number, given: Sample) =>
		making.keepSample(organiser, programmeId, { version, sample: given }, REVIEW);
	expect(await keep(0, half)).toBe('kept');
	expect(await keep(0, sample)).toBe('edited_meanwhile');
	expect(
		await making.open(organiser, programmeId, { version: 1, isAnonymous: false }, REVIEW)
	).toEqual({
		faults: [{ reason: 'no_title', key: null }]
	});
	expect(await keep(1, sample)).toBe('kept');
});

test('nobody sees it before it is opened, and it stays as it is afterwards', async () => {
	const { organiser, programmeId } = round;
	const [expert] = experts;
	if (!expert) throw new Error('no expert');
	await expect(calibrating.exercise(expert.actor, programmeId)).rejects.toMatchObject({
		status: 404
	});
	expect(
		await making.open(organiser, programmeId, { version: 1, isAnonymous: false }, REVIEW)
	).toBe('edited_meanwhile');
	expect(
		await making.open(organiser, programmeId, { version: 2, isAnonymous: false }, REVIEW)
	).toBe('opened');
	expect(await making.keepSample(organiser, programmeId, { version: 2, sample }, REVIEW)).toBe(
		'opened'
	);
	expect(await calibrating.listOwnExercises(expert.actor)).toMatchObject([
		{ programmeId, done_at: null }
	]);
});

test('an evaluator sees the reference only once their scores are in, which count once', async () => {
	const { programmeId, organiserId } = round;
	const [expert] = experts;
	if (!expert) throw new Error('no expert');
	const before = await calibrating.exercise(expert.actor, programmeId);
	expect(before.lines.map(({ key, reference, why }) => [key, reference, why])).toEqual([
		['e1', null, ''],
		['e2', null, '']
	]);
	const answer = (scores: Record<string, number>) =>
		calibrating.answerCalibration(expert.actor, programmeId, scores, REVIEW);
	expect(await answer({ e1: 250 })).toEqual({
		faults: [
			{ key: 'e1', reason: 'not_on_scale' },
			{ key: 'e2', reason: 'no_score' }
		]
	});
	const twice = await Promise.all([
		answer({ e1: 200, e2: 200, d1: 400 }),
		answer({ e1: 200, e2: 200 })
	]);
	expect(twice.toSorted()).toEqual(['already', 'answered']);
	const after = await calibrating.exercise(expert.actor, programmeId);
	expect(after.lines[0]).toMatchObject({ reference: 300, why: '有记录' });
	expect(after.result).toMatchObject({ scores: { e1: 200, e2: 200 }, distance: 1_250 });
	expect(await making.listResults(programmeId)).toMatchObject([{ distance: 1_250 }]);
	const [listed] = (await pool.listAll(organiserId)).filter(({ id }) => id === expert.evaluatorId);
	expect(listed?.calibration).toBe(1_250);
});

test('a stranger has no exercise, and a closed one takes no answer', async () => {
	const { organiser, programmeId } = round;
	const stranger = await makePerson((await makeCommunity()).unitId, 'evaluator');
	await expect(
		calibrating.answerCalibration(stranger, programmeId, { e1: 300, e2: 300 }, REVIEW)
	).rejects.toMatchObject({ status: 404 });
	const [, late] = experts;
	if (!late) throw new Error('no expert');
	await making.close(organiser, programmeId, REVIEW);
	const answer = () =>
		calibrating.answerCalibration(late.actor, programmeId, { e1: 300, e2: 300 }, REVIEW);
	expect(await answer()).toBe('closed');
	await making.reopen(organiser, programmeId, REVIEW);
	expect(await answer()).toBe('answered');
});

test('words of an application are taken over without the name of its unit', async () => {
	const { organiser, programmeId } = round;
	const { applicationId } = await makeSubmitted(round);
	const taken = await making.takeOver(organiser, programmeId, applicationId);
	expect(taken.lines[0]).toEqual({ key: 'e1', text: '我们这样做：e1', reference: null, why: '' });
	await expect(making.takeOver(organiser, programmeId, 'other')).rejects.toMatchObject({
		status: 404
	});
});

test('a sample that was taken over is opened only once somebody has looked for names', async () => {
	const own = await makeRound();
	const { organiser, programmeId } = own;
	const taken = { ...sample, takenFrom: (await makeSubmitted(own)).applicationId };
	await making.keepSample(organiser, programmeId, { version: 0, sample: taken }, REVIEW);
	const open = (isAnonymous: boolean) =>
		making.open(organiser, programmeId, { version: 1, isAnonymous }, REVIEW);
	expect(await open(false)).toBe('not_anonymous');
	expect(await open(true)).toBe('opened');
});
