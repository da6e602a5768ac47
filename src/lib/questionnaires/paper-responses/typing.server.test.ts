import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { makePerson } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { NOON } from '../surveys/survey.fixture.server.ts';
import * as batches from './batches.server.ts';
import { beginAgain, finish, paperAt, progress } from './entries.server.ts';
import {
	again,
	answerOnline,
	enter,
	makeBatch,
	openPaperSurvey,
	sheet
} from './paper-survey.fixture.server.ts';
import { remove, type } from './typing.server.ts';

describe('a batch', () => {
	test('sent twice is one, and its number is its own', async () => {
		const made = await openPaperSurvey();
		const input = { key: 'a-key-of-a-form', papers: 2 };
		const one = await batches.make(made.editor, made.surveyId, input, NOON);
		expect(await batches.make(made.editor, made.surveyId, input, NOON)).toEqual(one);
		expect((await makeBatch(made, 1)).number).toBe(2);
	});

	test.each([0, 201, 1.5, Number.NaN])('is not of %d papers', async (papers) => {
		const { editor, surveyId } = await openPaperSurvey();
		const input = { key: `k${papers}`, papers };
		expect(await batches.make(editor, surveyId, input, NOON)).toBe('papers');
	});

	test.each([
		[
			'before the survey has opened',
			{ opened_at: null, opened_by: null, invited: null },
			'not_taken'
		],
		['once its results are published', { published_at: NOON }, 'not_taken']
	])('is not made %s', async (_, changes, expected) => {
		const { editor, surveyId } = await openPaperSurvey({ changes });
		expect(await batches.make(editor, surveyId, { key: expected + _, papers: 1 }, NOON)).toBe(
			expected
		);
	});

	test('is made after the end too, for what was handed in before it', async () => {
		const made = await openPaperSurvey();
		const after = NOON + 10 * 86_400_000;
		const answer = await batches.make(
			made.editor,
			made.surveyId,
			{ key: 'late', papers: 1 },
			after
		);
		expect(answer).toHaveProperty('id');
	});

	test('is for chair and editors alone', async () => {
		const made = await openPaperSurvey();
		const supervisor = await makePerson(made.unitId, 'supervisor');
		const making = batches.make(supervisor, made.surveyId, { key: 'x', papers: 1 }, NOON);
		await expect(making).rejects.toMatchObject({ status: 403 });
	});

	test('that is given up loses what was typed, with its reason in the log', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 1);
		await type(made.editor, batch, 1, sheet(1, ['2'], '3-101'), NOON);
		expect(await batches.discard(made.editor, batch, ' ', NOON)).toBe('no_reason');
		expect(await batches.discard(made.editor, batch, '重复了', NOON)).toBe('discarded');
		expect((await progress(batch.id))[1].typed).toBe(0);
		const log = await db().all(sql`SELECT 1 FROM audit_entry WHERE action = 'survey_paper.discard'
			AND subject_id = ${made.surveyId} AND detail ->> 'reason' = '重复了'`);
		expect(log).toHaveLength(1);
	});
});

describe('a typed paper', () => {
	test('is kept with whose it is and what it says', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		const taken = await type(made.editor, batch, 1, sheet(1, ['1', '2', '好'], '3-101'), NOON);
		expect(taken).toMatchObject({ kept: true, door: { room: '101' } });
		expect(await paperAt(batch.id, 1, 1)).toEqual({
			position: 1,
			invitee_id: made.invitees[0]?.id,
			answers: { yes_no: true, single: { option: 'bench' }, short_text: '好' }
		});
	});

	test('is not kept with a line that says nothing, and all such lines are told', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		expect(await type(made.editor, batch, 1, sheet(1, ['3', '9'], '3-101'), NOON)).toEqual({
			lines: { yes_no: 'wrong_shape' }
		});
		expect(await paperAt(batch.id, 1, 1)).toBeNull();
	});

	test.each([
		['', 'empty'],
		['3-999', 'unknown'],
		['0000-0000-0000', 'unknown']
	])('with the code ‘%s’ has nobody: %s', async (code, whose) => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		expect(await type(made.editor, batch, 1, sheet(1, ['1'], code), NOON)).toMatchObject({ whose });
	});

	test('at a door where two were invited needs a code', async () => {
		const made = await openPaperSurvey({ invitees: ['3-101', '3-101'] });
		const batch = await makeBatch(made, 2);
		const taken = await type(made.editor, batch, 1, sheet(1, ['1'], '3-101'), NOON);
		expect(taken).toMatchObject({ whose: 'several' });
	});

	test('of somebody who has answered is refused, and the log says so without what it says', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		await answerOnline(made, made.invitees[0]?.id ?? '');
		const taken = await type(made.editor, batch, 1, sheet(1, ['1', '2', '好'], '3-101'), NOON);
		expect(taken).toMatchObject({ whose: { answered: 'online' } });
		const [line] = await db().all<{ detail: string }>(sql`SELECT detail FROM audit_entry
			WHERE action = 'survey_paper.refuse_second' AND subject_id = ${made.invitees[0]?.id}`);
		expect(JSON.parse(line?.detail ?? '')).toEqual({ survey: made.surveyId, earlier: 'online' });
	});

	test('twice in one entry is told', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		await type(made.editor, batch, 1, sheet(1, ['1'], '3-101'), NOON);
		const taken = await type(made.editor, batch, 1, sheet(2, ['2'], '3-101'), NOON);
		expect(taken).toMatchObject({ whose: 'twice_here' });
	});

	test('sent again is the same paper; another one at its place is not kept', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 2);
		await type(made.editor, batch, 1, sheet(1, ['1']), NOON);
		expect(await type(made.editor, batch, 1, sheet(1, ['1']), NOON)).toMatchObject({ kept: true });
		expect(await type(made.editor, batch, 1, sheet(1, ['2']), NOON)).toEqual({ place: 'taken' });
		const corrected = { ...sheet(1, ['2']), isNew: false };
		expect(await type(made.editor, batch, 1, corrected, NOON)).toMatchObject({ kept: true });
		expect((await paperAt(batch.id, 1, 1))?.answers).toEqual({ yes_no: false });
	});

	test('is corrected without its code typed again', async () => {
		const made = await openPaperSurvey();
		const batch = await makeBatch(made, 2);
		await type(made.editor, batch, 1, sheet(1, ['1'], '3-101'), NOON);
		await type(made.editor, batch, 1, { ...sheet(1, ['2']), isNew: false }, NOON);
		expect(await paperAt(batch.id, 1, 1)).toMatchObject({
			invitee_id: made.invitees[0]?.id,
			answers: { yes_no: false }
		});
	});

	test('can be taken out', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 2);
		await type(made.editor, batch, 1, sheet(1, ['1']), NOON);
		expect(await remove(made.other, batch, 1, 1)).toBe('not_yours');
		expect(await remove(made.editor, batch, 1, 1)).toBe('removed');
		expect((await progress(batch.id))[1].typed).toBe(0);
	});
});

describe('an entry', () => {
	test('belongs to whoever typed its first paper', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 2);
		await type(made.editor, batch, 1, sheet(1, ['1']), NOON);
		expect(await type(made.other, batch, 1, sheet(2, ['1']), NOON)).toBeNull();
		expect(await type(made.other, batch, 2, sheet(1, ['1']), NOON)).toMatchObject({ kept: true });
	});

	test('is taken by one of two who begin at the same time', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 2);
		const both = await Promise.all([
			type(made.editor, batch, 1, sheet(1, ['1']), NOON),
			type(made.other, batch, 1, sheet(2, ['1']), NOON)
		]);
		expect(both.filter((taken) => taken === null)).toHaveLength(1);
	});

	test('is not made by one person twice, unless the unit lets one do both', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 1);
		await enter(made.editor, batch, 1, ['1']);
		expect(await type(made.editor, batch, 2, sheet(1, ['1']), NOON)).toBeNull();
		await write([sql`UPDATE unit SET two_person = 0 WHERE id = ${made.unitId}`]);
		expect(await type(made.editor, batch, 2, sheet(1, ['1']), NOON)).toMatchObject({ kept: true });
	});

	test('that is finished stays as it is, until it is begun again', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await makeBatch(made, 1);
		expect(await finish(made.editor, batch, 1, NOON)).toBe('not_yours');
		await enter(made.editor, batch, 1, ['1']);
		expect(await type(made.editor, batch, 1, sheet(2, ['1']), NOON)).toBeNull();
		expect(await beginAgain(made.editor, batch, 1, NOON)).toBe('meanwhile');
		const now = (await again(made, batch)).batch;
		expect(await beginAgain(made.editor, now, 1, NOON)).toBe('begun_again');
		expect(await type(made.other, batch, 1, sheet(1, ['1']), NOON)).toMatchObject({ kept: true });
	});
});
