import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { consultation, roll, step } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as drafting from './drafting.server.ts';
import { searchOfUnit } from './listing.server.ts';
import type { SurveyInput } from './survey.form.ts';
import { actorOf, NOON, openSurvey } from './survey.fixture.server.ts';
import * as surveys from './surveys.server.ts';

let made: Awaited<ReturnType<typeof openSurvey>>;
let matter: string;

beforeAll(async () => {
	made = await openSurvey();
	matter = newId();
	await write([
		db()
			.insert(consultation)
			.values({
				...{ id: matter, form_key: newId(), unit_id: made.unitId, title: '停车', topic: 'public' },
				...{ participants: [], created_by: made.chair.id, created_at: NOON }
			})
	]);
});

const input = (changes: Partial<SurveyInput> = {}): SurveyInput => ({
	key: newId(),
	version: 0,
	questionnaire_version_id: made.versionId,
	access: 'named',
	opens_at: '2026-03-12T08:00',
	closes_at: '2026-03-20T18:00',
	live: false,
	consultation_id: '',
	roll_id: made.rollId,
	...changes
});

async function drafted(changes: Partial<SurveyInput> = {}) {
	const answer = await drafting.draft(made.chair, made.unitId, input(changes), NOON);
	if ('fault' in answer) throw new Error(answer.fault);
	return surveys.get(answer.id);
}

const stepsOf = (id: string) => db().select().from(step).where(eq(step.consultation_id, id));

describe('a draft of a survey', () => {
	it('is made once, however often its form is sent', async () => {
		const sent = input();
		const first = await drafting.draft(made.chair, made.unitId, sent, NOON);
		expect(await drafting.draft(made.chair, made.unitId, sent, NOON + 1)).toEqual(first);
	});

	it('is a further step of its consultation, and moves with it', async () => {
		const before = (await stepsOf(matter)).length;
		const it = await drafted({ consultation_id: matter });
		expect(await stepsOf(matter)).toHaveLength(before + 1);
		const away = input({ consultation_id: '' });
		expect(await drafting.revise(made.chair, it.id, 1, away, NOON)).toBe('revised');
		expect(await stepsOf(matter)).toHaveLength(before);
		const back = input({ consultation_id: matter });
		expect(await drafting.revise(made.chair, it.id, 2, back, NOON)).toBe('revised');
		expect(await stepsOf(matter)).toMatchObject([{ kind: 'questionnaire' }]);
		expect((await surveys.listOfConsultation(matter)).map(({ id }) => id)).toEqual([it.id]);
	});

	it.each([
		['another unit’s questionnaire', { questionnaire_version_id: 'x' }, 'questionnaire_version_id'],
		['another unit’s consultation', { consultation_id: 'x' }, 'consultation_id'],
		['another unit’s roll', { roll_id: 'x' }, 'roll_id'],
		['an end before its beginning', { closes_at: '2026-03-11T08:00' }, 'closes_at'],
		[
			'an end that has passed',
			{ opens_at: '2026-03-01T08:00', closes_at: '2026-03-09T08:00' },
			'closes_at'
		],
		['a time that there is not', { opens_at: '2026-02-30T08:00' }, 'opens_at'],
		['more than a year', { closes_at: '2027-06-01T08:00' }, 'closes_at']
	])('is not made with %s', async (_, changes, field) => {
		const answer = await drafting.draft(made.chair, made.unitId, input(changes), NOON);
		expect(answer).toMatchObject({ field });
	});

	it('names no roll where anybody may answer, and may wait for one elsewhere', async () => {
		expect(await drafted({ access: 'open' })).toMatchObject({ roll_id: null });
		expect(await drafted({ roll_id: '' })).toMatchObject({ roll_id: null, access: 'named' });
	});

	it('shows its results while it runs unless it is confidential', async () => {
		expect(await drafted({ live: true })).toMatchObject({ live: true });
		expect(await drafted({ live: true, access: 'confidential' })).toMatchObject({ live: false });
	});

	it('is not changed over somebody else’s changes, nor once it was opened', async () => {
		const it = await drafted();
		expect(await drafting.revise(made.chair, it.id, 1, input(), NOON)).toBe('revised');
		expect(await drafting.revise(made.chair, it.id, 1, input(), NOON)).toBe('edited_meanwhile');
		const opened = await openSurvey({ unitId: made.unitId });
		const own = { ...input(), questionnaire_version_id: opened.versionId, roll_id: opened.rollId };
		const answer = await drafting.revise(made.chair, opened.surveyId, 1, own, NOON);
		expect(answer).toBe('already_opened');
	});

	it('is put away for good, and only as a draft', async () => {
		const it = await drafted();
		expect(await drafting.discard(made.chair, it.id, NOON)).toBe('discarded');
		expect(await drafting.discard(made.chair, it.id, NOON)).toBe('discarded');
		const listed = await surveys.listOfUnit(made.unitId);
		expect(listed.map(({ id }) => id)).not.toContain(it.id);
		const opened = await openSurvey({ unitId: made.unitId });
		expect(await drafting.discard(made.chair, opened.surveyId, NOON)).toBe('already_opened');
		const { entries } = await audit.list(made.unitId, 1, it.id);
		expect(entries.map(({ action }) => action)).toEqual(['surveys.discard', 'surveys.draft']);
	});

	it('is the work of chair and editors alone', async () => {
		const supervisor = actorOf(made.chair.id, made.unitId, 'supervisor');
		const forbidden = { status: 403 };
		const { id } = await drafted();
		await expect(drafting.draft(supervisor, made.unitId, input(), NOON)).rejects.toMatchObject(
			forbidden
		);
		await expect(drafting.revise(supervisor, id, 1, input(), NOON)).rejects.toMatchObject(
			forbidden
		);
		await expect(drafting.discard(supervisor, id, NOON)).rejects.toMatchObject(forbidden);
	});
});

describe('the list of surveys', () => {
	it('finds by title, a page at a time, and takes signs of the search for signs', async () => {
		const { unitId } = await openSurvey();
		expect(await searchOfUnit(unitId, { search: '怎么' })).toMatchObject({ total: 1, pages: 1 });
		expect(await searchOfUnit(unitId, { search: 'neighbour' })).toMatchObject({ total: 1 });
		expect(await searchOfUnit(unitId, { search: '%' })).toMatchObject({ total: 0 });
		expect(await searchOfUnit(unitId, { page: 2 })).toMatchObject({ surveys: [] });
	});
});

it('an opened survey that asks a roll has one, and an open one never', async () => {
	const draft = await drafted({ roll_id: '' });
	const opening = write([sql`UPDATE survey SET opened_at = 1 WHERE id = ${draft.id}`]);
	await expect(opening).rejects.toThrow();
	const open = await drafted({ access: 'open' });
	const [any] = await db().select({ id: roll.id }).from(roll).limit(1);
	const listing = write([sql`UPDATE survey SET roll_id = ${any?.id} WHERE id = ${open.id}`]);
	await expect(listing).rejects.toThrow();
});
