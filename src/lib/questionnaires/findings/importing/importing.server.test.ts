import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { response, survey as surveyTable } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import type { Answers } from '../../answers.ts';
import * as surveys from '../../surveys/surveys.server.ts';
import { answeredSurvey, EVENING, type Said } from '../findings.fixture.server.ts';
import { csvFile, jsonFile, xlsxFile } from '../exporting/files.server.ts';
import { wholeOf } from '../parts.server.ts';
import { summaries } from '../results.server.ts';
import { findWaiting, listKept } from './imports.server.ts';
import { discard, keep, remove } from './keeping.server.ts';
import { upload } from './uploading.server.ts';

const answers: Answers = {
	single: { option: 'else', other: '=花坛' },
	multiple: { options: ['lift', 'bench'] },
	yes_no: false,
	rating: 4,
	matrix_single: { rows: { r1: ['c2'] } },
	matrix_multiple: { rows: { r1: ['c1', 'c2'], r2: ['c2'] } },
	ranking: { ranked: ['lamp', 'lift'] },
	number: 12.5,
	short_text: '007',
	long_text: `很长的话\n${'长'.repeat(490)}`,
	date: '2026-03-05',
	phone: '13800138000',
	place: { building: 'b1' },
	consent: true
};
const said: Said[] = Array.from({ length: 7 }, () => ({ answers, building: '' }));

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
	const all: Uint8Array[] = [];
	for await (const piece of pieces) all.push(piece);
	return new Uint8Array(Buffer.concat(all));
}

async function exported(of = said) {
	const made = await answeredSurvey(of);
	const whole = await wholeOf(made.survey, EVENING);
	if (!whole) throw new Error('it is not over');
	return {
		...made,
		file: {
			...whole,
			survey: made.survey,
			community: '青禾里',
			locale: 'zh-CN' as const,
			now: EVENING
		}
	};
}

async function imported(bytes: Uint8Array<ArrayBuffer>, name: string) {
	const { survey, chair } = await answeredSurvey([]);
	const file = new File([bytes], name);
	const taken = await upload(chair, survey, { key: `form-${survey.id}`, file }, EVENING);
	return { survey, chair, taken, file };
}

async function waitingOf(bytes: Uint8Array<ArrayBuffer>, name = 'answers.xlsx') {
	const made = await imported(bytes, name);
	if ('refused' in made.taken) throw new Error(made.taken.refused);
	const { id } = made.taken;
	const waiting = await findWaiting(made.survey.id, id);
	if (!waiting) throw new Error('nothing waits');
	return { ...made, id, waiting };
}

const stored = (surveyId: string) =>
	db().select().from(response).where(eq(response.survey_id, surveyId));

describe('an export', () => {
	it.each([
		['xlsx', xlsxFile],
		['csv', csvFile]
	] as const)('as .%s comes back as the same answers', async (ending, make) => {
		const { file } = await exported();
		const { survey, chair, id, waiting } = await waitingOf(
			await bytesOf(make(file)),
			`x.${ending}`
		);
		expect(waiting).toMatchObject({ responses: 7, reading: { droppedCells: 0, unknown: [] } });
		expect(await keep(chair, survey, id, EVENING)).toEqual({ kept: 7 });
		const rows = await stored(survey.id);
		expect(rows.map((row) => JSON.parse(row.answers))).toEqual(said.map((one) => one.answers));
		const [there, back] = await Promise.all([
			summaries(file.survey, EVENING),
			summaries(survey, EVENING)
		]);
		if (there.state !== 'ready' || back.state !== 'ready') throw new Error('no results');
		expect(back.summaries).toEqual(there.summaries);
	});

	it('as .json holds each answer as it is stored, and no person', async () => {
		const { file } = await exported();
		const text = new TextDecoder().decode(await bytesOf(jsonFile(file)));
		const { format, responses } = JSON.parse(text);
		expect(format).toBe('minyi-survey/1');
		expect(responses).toHaveLength(7);
		expect(responses[0]).toEqual({ channel: 'online', answers });
	});
});

describe('an import', () => {
	const table = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));

	it('tells every cell that it leaves out, with its place and reason, and keeps the rest', async () => {
		const { waiting, survey, chair, id } = await waitingOf(
			table('标题', 'rating,YES_NO,number,天气', '5,1,12,晴', '9,是,许多,雨', ',,,'),
			'a.csv'
		);
		expect(waiting.reading).toMatchObject({
			...{ used: 3, unknown: ['天气'], droppedCells: 2 },
			dropped: [
				{ row: 4, column: 'rating', value: '9', why: 'too_large' },
				{ row: 4, column: 'number', value: '许多', why: 'not_a_number' }
			]
		});
		expect(await keep(chair, survey, id, EVENING)).toEqual({ kept: 2 });
		const rows = await stored(survey.id);
		expect(rows.map(({ channel }) => channel)).toEqual(['import', 'import']);
	});

	it('is kept once, and made once of a double tap', async () => {
		const { survey, chair, id, file } = await waitingOf(table('rating', '5', '4'), 'a.csv');
		const again = await upload(chair, survey, { key: `form-${survey.id}`, file }, EVENING);
		expect(again).toEqual({ id });
		expect(await keep(chair, survey, id, EVENING)).toEqual({ kept: 2 });
		expect(await keep(chair, survey, id, EVENING)).toBe('not_kept');
		expect(await stored(survey.id)).toHaveLength(2);
	});

	it('is taken out as a whole, until results are public', async () => {
		const { survey, chair, id } = await waitingOf(table('rating', ...'5454545'), 'a.csv');
		await keep(chair, survey, id, EVENING);
		expect(await summaries(survey, EVENING)).toMatchObject({ state: 'ready', responses: 7 });
		expect(await remove(chair, survey, id, EVENING)).toBe('removed');
		expect(await stored(survey.id)).toEqual([]);
		expect(await summaries(survey, EVENING)).toMatchObject({ state: 'few', responses: 0 });
		expect((await listKept(survey.id))[0]).toMatchObject({ removed_at: EVENING });
	});

	it('is not kept and not taken out once results are public', async () => {
		const first = await waitingOf(table('rating', '5'), 'a.csv');
		await keep(first.chair, first.survey, first.id, EVENING);
		const file = new File(['rating\n3'], 'b.csv');
		const second = await upload(first.chair, first.survey, { key: 'second', file }, EVENING);
		await write([
			db()
				.update(surveyTable)
				.set({ published_at: EVENING })
				.where(eq(surveyTable.id, first.survey.id))
		]);
		const id = 'id' in second ? second.id : '';
		expect(await keep(first.chair, first.survey, id, EVENING)).toBe('not_kept');
		expect(await remove(first.chair, first.survey, first.id, EVENING)).toBe('not_removed');
		const published = await surveys.get(first.survey.id);
		expect(await upload(first.chair, published, { key: 'third', file }, EVENING)).toEqual({
			refused: 'not_open'
		});
	});

	it('is not taken, kept or taken out while everybody sees how results change', async () => {
		const { survey, chair, id } = await waitingOf(table('rating', '5'), 'a.csv');
		const { opens_at, closes_at } = survey;
		await keep(chair, survey, id, EVENING);
		const file = new File(['rating\n3'], 'b.csv');
		const second = await upload(chair, survey, { key: 'waits', file }, EVENING);
		const live = db().update(surveyTable).set({ live: true });
		await write([live.where(eq(surveyTable.id, survey.id))]);
		const running = await surveys.get(survey.id);
		const waits = 'id' in second ? second.id : '';
		for (const now of [opens_at, closes_at - 1]) {
			const third = await upload(chair, running, { key: 'live', file }, now);
			expect(third).toEqual({ refused: 'not_open' });
			expect(await keep(chair, running, waits, now)).toBe('not_kept');
			expect(await remove(chair, running, id, now)).toBe('not_removed');
		}
		expect(await keep(chair, running, waits, EVENING)).toEqual({ kept: 1 });
	});

	it('that is discarded is gone', async () => {
		const { survey, chair, id } = await waitingOf(table('rating', '5'), 'a.csv');
		await discard(chair, survey, id, EVENING);
		expect(await findWaiting(survey.id, id)).toBeNull();
		expect(await keep(chair, survey, id, EVENING)).toBe('not_kept');
	});

	it.each<[string, Uint8Array<ArrayBuffer>, string]>([
		['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'wrong_type'],
		['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'broken'],
		['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old_xls'],
		['an empty file', new Uint8Array(), 'empty'],
		['another table', table('a,b', '1,2'), 'no_columns']
	])('of %s is refused', async (_, bytes, refused) => {
		expect((await imported(bytes, 'x.xlsx')).taken).toEqual({ refused });
	});
});
