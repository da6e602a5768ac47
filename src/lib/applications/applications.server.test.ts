import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { newId } from '#lib/server/id.ts';
import * as answers from './answers.server.ts';
import { status } from './application.ts';
import * as applications from './applications.server.ts';
import { fillIn, makeApplication, makeRound, OPEN } from './applying.fixture.server.ts';
import * as evidence from './evidence.server.ts';
import * as submission from './submission.server.ts';

const CLOSED = START + 60 * DAY;
const link = { kind: 'link' as const, url: 'https://example.org', label: '' };

describe('an application', () => {
	test('is begun once by an admitted unit, and by no other', async () => {
		const round = await makeRound();
		const one = await makeApplication(round);
		const again = { programmeId: round.programmeId, key: newId() };
		const { chair, unitId, applicationId } = one;
		expect(await applications.begin(chair, unitId, again, OPEN)).toEqual({ id: applicationId });
		const stranger = await makeCommunity();
		expect(await applications.begin(stranger.chair, stranger.unitId, again, OPEN)).toBe(
			'not_admitted'
		);
	});

	test('is begun and written while the call is open, and by its own team alone', async () => {
		const round = await makeRound();
		const { chair, editor, supervisor, unitId, applicationId } = await makeApplication(round);
		const again = { programmeId: round.programmeId, key: newId() };
		const late = await makeCommunity();
		expect(await applications.begin(late.chair, late.unitId, again, CLOSED)).toBe('not_open');
		const said = { selfScore: 300, narrative: '说明', version: 0 };
		const save = answers.save;
		expect(await save(chair, applicationId, 'e1', { ...said, now: CLOSED })).toBe('not_open');
		expect(await save(editor, applicationId, 'e1', { ...said, now: CLOSED - 1 })).toEqual({
			version: 1
		});
		await expect(
			save(supervisor, applicationId, 'e1', { ...said, now: OPEN })
		).rejects.toMatchObject({ status: 403 });
		await expect(
			save(late.chair, applicationId, 'e1', { ...said, now: OPEN })
		).rejects.toMatchObject({ status: 403 });
		await expect(applications.getOfUnit(late.unitId, applicationId)).rejects.toMatchObject({
			status: 404
		});
		expect((await applications.listOfUnit(unitId)).map(({ id }) => id)).toEqual([applicationId]);
	});

	test('keeps what a colleague saved meanwhile', async () => {
		const { editor, chair, applicationId } = await makeApplication(await makeRound());
		const save = (who: typeof editor, narrative: string, version: number) =>
			answers.save(who, applicationId, 'e1', { selfScore: null, narrative, version, now: OPEN });
		expect(await save(editor, '一', 0)).toEqual({ version: 1 });
		expect(await save(chair, '二', 0)).toBe('edited_meanwhile');
		expect(await save(chair, '二', 1)).toEqual({ version: 2 });
		expect((await answers.listAnswers(applicationId)).get('e1')).toMatchObject({ narrative: '二' });
	});

	test.each([
		['e1', 250, '话', 'not_on_scale'],
		['e1', 500, '话', 'not_on_scale'],
		['e1', 300, '字'.repeat(1_501), 'too_long'],
		['none', 300, '话', 'no_such_indicator']
	] as const)('refuses %s with %d and its words: %s', async (key, selfScore, narrative, why) => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const said = { selfScore, narrative, version: 0, now: OPEN };
		expect(await answers.save(editor, applicationId, key, said)).toBe(why);
	});
});

describe('evidence', () => {
	test.each([
		['javascript:alert(1)', 'not_a_link'],
		['example.org', 'not_a_link'],
		['ftp://example.org/', 'not_a_link']
	])('is no link as %s', async (url, fault) => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const proof = { ...link, url };
		const given = { indicatorKey: 'e1', proof, key: newId() };
		expect(await evidence.add(editor, applicationId, given, OPEN)).toEqual({ fault });
	});

	test('is added once for a form, and can be taken away', async () => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const given = { indicatorKey: 'e1', proof: link, key: newId() };
		await evidence.add(editor, applicationId, given, OPEN);
		await evidence.add(editor, applicationId, given, OPEN);
		const [piece, ...more] = await evidence.list(applicationId);
		expect(more).toEqual([]);
		await evidence.remove(editor, applicationId, piece?.id ?? '', OPEN);
		expect(await evidence.list(applicationId)).toEqual([]);
	});

	test('is no consultation of another unit, and no figure where none is defined', async () => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const add = (proof: evidence.Proof) =>
			evidence.add(editor, applicationId, { indicatorKey: 'e1', proof, key: newId() }, OPEN);
		expect(await add({ kind: 'consultation', consultationId: 'somebody-else' })).toEqual({
			fault: 'no_such_consultation'
		});
		expect(await add({ kind: 'measure' })).toEqual({ fault: 'no_measure' });
	});
});

describe('submitting', () => {
	test('takes the chair and a complete application, and freezes it with its checksum', async () => {
		const made = await makeApplication(await makeRound());
		const { chair, editor, applicationId } = made;
		expect(await submission.submit(chair, applicationId, OPEN)).toBe('incomplete');
		await fillIn(made);
		await expect(submission.submit(editor, applicationId, OPEN)).rejects.toMatchObject({
			status: 403
		});
		const receipt = await submission.submit(chair, applicationId, OPEN);
		const { body, sha256 } = await submission.getStanding(applicationId);
		expect(receipt).toEqual({ number: 1, sha256 });
		expect(createHash('sha256').update(JSON.stringify(body)).digest('hex')).toBe(sha256);
		expect(body.indicators.map(({ key, self_score }) => [key, self_score])).toEqual([
			['e1', 300],
			['e2', 300],
			['d1', 300]
		]);
		const late = { selfScore: 400, narrative: '改', version: 1, now: OPEN };
		expect(await answers.save(editor, applicationId, 'e1', late)).toBe('not_open');
		expect(await submission.submit(chair, applicationId, OPEN)).toBe('not_open');
	});

	test('can be sent back with a reason, with more time, and submitted again', async () => {
		const round = await makeRound();
		const made = await makeApplication(round);
		const { chair, applicationId } = made;
		await fillIn(made);
		await submission.submit(chair, applicationId, OPEN);
		const back = { reason: '缺少会议记录', until: CLOSED + DAY };
		await expect(submission.sendBack(chair, applicationId, back, CLOSED)).rejects.toMatchObject({
			status: 403
		});
		const { organiser } = round;
		expect(
			await submission.sendBack(organiser, applicationId, { ...back, reason: ' ' }, CLOSED)
		).toBe('no_reason');
		expect(await submission.sendBack(organiser, applicationId, back, CLOSED)).toBe('returned');
		expect(await submission.submit(chair, applicationId, CLOSED + 1)).toMatchObject({ number: 2 });
		const all = await submission.list(applicationId);
		expect(all.map(({ number, return_reason }) => [number, return_reason])).toEqual([
			[2, ''],
			[1, '缺少会议记录']
		]);
	});

	test('is not possible after the last day without leave', async () => {
		const made = await makeApplication(await makeRound());
		await fillIn(made);
		expect(await submission.submit(made.chair, made.applicationId, CLOSED)).toBe('not_open');
	});

	test('withdrawn by the chair with a reason, an application is over, and another may follow', async () => {
		const round = await makeRound();
		const { chair, editor, unitId, applicationId } = await makeApplication(round);
		const withdraw = applications.withdraw;
		await expect(withdraw(editor, applicationId, '另择时间', OPEN)).rejects.toMatchObject({
			status: 403
		});
		expect(await withdraw(chair, applicationId, '', OPEN)).toBe('no_reason');
		expect(await withdraw(chair, applicationId, '另择时间', OPEN)).toBe('withdrawn');
		expect(status(await applications.get(applicationId))).toBe('withdrawn');
		const given = { programmeId: round.programmeId, key: newId() };
		const next = await applications.begin(chair, unitId, given, OPEN);
		expect(next).not.toEqual({ id: applicationId });
		expect(await applications.listOfProgramme(round.programmeId)).toHaveLength(1);
	});

	test('an evaluator who is nobody here sees no application of it', async () => {
		const { applicationId } = await makeApplication(await makeRound());
		const stranger = await makePerson((await makeCommunity()).unitId, 'evaluator');
		await expect(
			answers.save(stranger, applicationId, 'e1', {
				...{ selfScore: null, narrative: '', version: 0, now: OPEN }
			})
		).rejects.toMatchObject({ status: 403 });
	});
});
