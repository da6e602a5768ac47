import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/id.ts';
import { NOON } from '../surveys/survey.fixture.server.ts';
import { asking, phone } from './answering.fixture.server.ts';
import * as drafts from './drafts.server.ts';
import { submit } from './submitting.server.ts';
import { sweep } from './sweeping.server.ts';

const DAY = 86_400_000;

async function begun(access: 'open' | 'named' = 'open') {
	const { survey, holders } = await asking({ access });
	const holder = access === 'open' ? phone() : holders[0];
	if (!holder) throw new Error('nobody was invited');
	const draft = await drafts.begin(survey.id, holder, NOON);
	if (!draft) throw new Error('not begun');
	return { survey, holder, draft };
}

describe('an unfinished response', () => {
	it('is begun once, and found again by the same phone or slip alone', async () => {
		const { survey, holder, draft } = await begun('named');
		expect(await drafts.begin(survey.id, holder, NOON + 1)).toEqual(draft);
		expect(await drafts.find(survey.id, phone())).toBeNull();
		expect(await drafts.find(newId(), holder)).toBeNull();
	});

	it('takes a page’s answers in, over the earlier ones, and gives up what was taken away', async () => {
		const { survey, holder } = await begun();
		const pick = { option: 'else', other: '花坛' };
		await drafts.keep(survey.id, holder, { single: pick, rating: 5, 'a-b': 'x' }, NOON);
		const changes = { single: { option: 'lift' }, rating: null, number: 0, yes_no: false };
		const kept = await drafts.keep(survey.id, holder, changes, NOON);
		expect(kept).toMatchObject({
			answers: { single: { option: 'lift' }, number: 0, yes_no: false, 'a-b': 'x' }
		});
		expect(kept).not.toHaveProperty('answers.rating');
		expect(kept).not.toHaveProperty('answers.single.other');
	});

	it('takes two pages in that are sent at once', async () => {
		const { survey, holder } = await begun();
		await Promise.all(
			Array.from({ length: 20 }, (_, i) => drafts.keep(survey.id, holder, { [`q${i}`]: i }, NOON))
		);
		const found = await drafts.find(survey.id, holder);
		expect(Object.keys(found?.answers ?? {})).toHaveLength(20);
	});

	it('has an end to its size, which loses nothing that it held', async () => {
		const { survey, holder } = await begun();
		await drafts.keep(survey.id, holder, { a: '长'.repeat(70_000) }, NOON);
		expect(await drafts.keep(survey.id, holder, { b: '长'.repeat(70_000) }, NOON)).toBe('too_much');
		expect(await drafts.keep(survey.id, holder, { c: 'x'.repeat(200_000) }, NOON)).toBe('too_much');
		expect(Object.keys((await drafts.find(survey.id, holder))?.answers ?? {})).toEqual(['a']);
	});

	it('is not begun or gone on with once the survey is over, nor by whoever has answered', async () => {
		const { survey, holder, draft } = await begun('named');
		const later = NOON + 2 * DAY;
		expect(await drafts.keep(survey.id, holder, { rating: 1 }, later)).toBe('closed');
		expect(await submit(survey, holder, { answers: {}, key: draft.form_key }, NOON)).toBe('taken');
		expect(await drafts.keep(survey.id, holder, { rating: 1 }, NOON)).toBe('no_draft');
		expect(await drafts.begin(survey.id, holder, NOON)).toBeNull();
		expect(await drafts.begin(survey.id, phone(), later)).toBeNull();
	});

	it('is thrown away when somebody begins anew, or when it is old', async () => {
		const { survey, holder } = await begun();
		await drafts.drop(survey.id, holder);
		expect(await drafts.find(survey.id, holder)).toBeNull();
		await drafts.begin(survey.id, holder, NOON);
		await sweep(NOON + DAY / 2);
		expect(await drafts.find(survey.id, holder)).not.toBeNull();
		await sweep(NOON + 40 * DAY);
		expect(await drafts.find(survey.id, holder)).toBeNull();
	});
});
