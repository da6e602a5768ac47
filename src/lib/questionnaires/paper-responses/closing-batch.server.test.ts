import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '#lib/server/db.ts';
import { NOON } from '../surveys/survey.fixture.server.ts';
import * as batches from './batches.server.ts';
import { close } from './closing-batch.server.ts';
import { compare } from './comparing.server.ts';
import {
	again,
	answerOnline,
	enterBoth,
	makeBatch,
	openPaperSurvey,
	rows
} from './paper-survey.fixture.server.ts';
import { layAside, settle } from './settling.server.ts';

type Stored = {
	id: string;
	invitee_id: string | null;
	building: string;
	answers: string;
	channel: string;
};

const doors = ['1-1', '1-2', '1-3', '1-4', '1-5', '2-1'];

describe('closing a batch', () => {
	test('makes responses of an open survey’s papers, and deletes what was typed', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 2), ['1 2 好', '2']);
		expect(await close(made.editor, batch, NOON)).toBe('closed');
		const stored = await rows<Stored>('response', made.surveyId);
		expect(stored.map(({ answers }) => answers).sort()).toEqual([
			'{"yes_no":false}',
			'{"yes_no":true,"single":{"option":"bench"},"short_text":"好"}'
		]);
		expect(stored.every(({ channel }) => channel === 'paper')).toBe(true);
		expect(await db().all(sql`SELECT 1 FROM response_entry WHERE batch_id = ${batch.id}`)).toEqual(
			[]
		);
		expect((await again(made, batch)).batch).toMatchObject({ responses: 2, settled: 0 });
	});

	test('counts papers towards quotas, full or not: nobody can be turned away who has written already', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 3), ['1', '1', '2']);
		await close(made.editor, batch, NOON);
		expect(await rows('quota_count', made.surveyId)).toMatchObject([{ responses: 2 }]);
	});

	test('of a named survey keeps whose response it is', async () => {
		const made = await openPaperSurvey({ access: 'named' });
		const batch = await enterBoth(made, await makeBatch(made, 1), ['3-101|1 2']);
		expect(await close(made.editor, batch, NOON)).toBe('closed');
		const [stored] = await rows<Stored>('response', made.surveyId);
		expect(stored).toMatchObject({ invitee_id: made.invitees[0]?.id, building: '3' });
	});

	test('of a confidential survey keeps who and what apart', async () => {
		const made = await openPaperSurvey({ access: 'confidential', invitees: doors });
		const typed = ['1-1|1 2', '2-1|2'];
		const batch = await enterBoth(made, await makeBatch(made, 2), typed);
		expect(await close(made.editor, batch, NOON)).toBe('closed');
		const stored = await rows<Stored>('response', made.surveyId);
		expect(stored.map(({ invitee_id }) => invitee_id)).toEqual([null, null]);
		expect(stored.map(({ building }) => building).sort()).toEqual(['', '1']);
		const marks = await rows<{ invitee_id: string }>('response_mark', made.surveyId);
		expect(marks.map(({ invitee_id }) => invitee_id).sort()).toEqual(
			[made.invitees[0]?.id, made.invitees[5]?.id].sort()
		);
		const left = await db().all(sql`SELECT 1 FROM response_entry WHERE batch_id = ${batch.id}`);
		expect(left).toEqual([]);
	});

	test('is done once by two who do it at the same time', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 2), ['1', '2']);
		const both = [close(made.editor, batch, NOON), close(made.other, batch, NOON)];
		expect((await Promise.all(both)).sort()).toEqual(['closed', 'meanwhile']);
		expect(await rows('response', made.surveyId)).toHaveLength(2);
	});

	test('waits for both entries, for every difference and for as many papers as lie there', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const made2 = await makeBatch(made, 2);
		expect(await close(made.editor, made2, NOON)).toBe('not_compared');
		const batch = await enterBoth(made, made2, ['1', '2'], ['1 3', '2']);
		expect(await close(made.editor, batch, NOON)).toBe('unsettled');
		const settled = [{ row: 1, ruling: { found: 'said', said: { single: null } } }] as const;
		await settle(made.editor, batch, settled, NOON);
		const next = (await again(made, batch)).batch;
		await batches.recount(made.editor, next, 3, NOON);
		expect(await close(made.editor, (await again(made, batch)).batch, NOON)).toBe('papers');
		await batches.recount(made.editor, (await again(made, batch)).batch, 2, NOON);
		expect(await close(made.editor, (await again(made, batch)).batch, NOON)).toBe('closed');
		const stored = await rows<Stored>('response', made.surveyId);
		expect(stored.map(({ answers }) => answers).sort()).toEqual([
			'{"yes_no":false}',
			'{"yes_no":true}'
		]);
	});

	test('leaves out what a settled answer hides', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 1), ['1 3'], ['2']);
		const said = { yes_no: false, single: { option: 'lamp' } };
		const rulings = [{ row: 1, ruling: { found: 'said', said } }] as const;
		expect(await settle(made.editor, batch, rulings, NOON)).toBe('settled');
		await close(made.editor, (await again(made, batch)).batch, NOON);
		const [stored] = await rows<Stored>('response', made.surveyId);
		expect(stored?.answers).toBe('{"yes_no":false}');
	});
});

describe('differences', () => {
	test('are settled one question after another', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 1), ['1 3 好'], ['1 2 坏']);
		const rule = (said: Record<string, string>) => [
			{ row: 1, ruling: { found: 'said' as const, said } }
		];
		await settle(made.editor, batch, rule({ short_text: '好' }), NOON);
		const half = await again(made, batch);
		expect((await compare(half.survey, half.batch))?.unsettled).toBe(1);
		const rest = [
			{ row: 1, ruling: { found: 'said' as const, said: { single: { option: 'lamp' } } } }
		];
		expect(await settle(made.editor, half.batch, rest, NOON)).toBe('settled');
		const whole = await again(made, batch);
		expect((await compare(whole.survey, whole.batch))?.papers).toMatchObject([
			{ answers: { yes_no: true, single: { option: 'lamp' }, short_text: '好' } }
		]);
	});

	test('of a paper that only one has: it is there, or it is not', async () => {
		const made = await openPaperSurvey();
		const batch = await enterBoth(
			made,
			await makeBatch(made, 1),
			['3-101|1', '3-102|2'],
			['3-101|1']
		);
		const absent = [{ row: 2, ruling: { found: 'absent' } }] as const;
		expect(await settle(made.editor, batch, absent, NOON)).toBe('settled');
		expect(await close(made.editor, (await again(made, batch)).batch, NOON)).toBe('closed');
		expect(await rows('response', made.surveyId)).toHaveLength(1);
	});

	test('that are none are not settled', async () => {
		const made = await openPaperSurvey({ access: 'open' });
		const batch = await enterBoth(made, await makeBatch(made, 1), ['1']);
		const said = [{ row: 1, ruling: { found: 'said', said: { yes_no: false } } }] as const;
		expect(await settle(made.editor, batch, said, NOON)).toBe('nothing');
	});
});

describe('somebody who has answered by another channel meanwhile', () => {
	test('keeps the batch from closing, until the paper is laid aside', async () => {
		const made = await openPaperSurvey({ access: 'confidential' });
		const batch = await enterBoth(made, await makeBatch(made, 2), ['3-101|1', '3-102|2']);
		await answerOnline(made, made.invitees[0]?.id ?? '');
		expect(await close(made.editor, batch, NOON)).toBe('doubles');
		expect(await layAside(made.editor, batch, NOON)).toBe('laid_aside');
		const now = (await again(made, batch)).batch;
		expect(now).toMatchObject({ papers: 1, laid_aside: 1 });
		expect(await close(made.editor, now, NOON)).toBe('closed');
		expect(await rows('response', made.surveyId)).toHaveLength(1);
		expect(await layAside(made.editor, (await again(made, batch)).batch, NOON)).toBe('meanwhile');
	});
});
