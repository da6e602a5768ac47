import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../answers.ts';
import { answers as arbitrary, asked } from '../kinds/kinds.fixture.ts';
import { kindOf } from '../kinds/kind-named.ts';
import * as surveys from '../surveys/surveys.server.ts';
import { crossed } from './crossing.server.ts';
import { answer, answeredSurvey, EVENING, type Said } from './findings.fixture.server.ts';
import { filtered, groupsOf, wholeOf, type Whole } from './parts.server.ts';
import { summaries } from './results.server.ts';

const whole = async (survey: Parameters<typeof wholeOf>[0]): Promise<Whole> => {
	const made = await wholeOf(survey, EVENING);
	if (!made) throw new Error('the survey is not over');
	return made;
};
const times = (count: number, said: Said) => Array.from({ length: count }, () => said);
const sampled = (count: number): Said[] => {
	const one = fc.record(arbitrary, { requiredKeys: [] });
	return fc.sample(one, { numRuns: count, seed: 7 }).map((by, i) => ({
		building: `${i % 3}`,
		answers: Object.fromEntries(
			Object.entries(by).map(([kind, value]) => [kind.replace('-', '_'), value])
		) as Answers
	}));
};

describe('the results of a survey', () => {
	it('are those of its responses, of every kind of question', async () => {
		const said = sampled(120);
		const { survey } = await answeredSurvey(said);
		const results = await summaries(survey, EVENING);
		if (results.state !== 'ready') throw new Error(results.state);
		expect(results.responses).toBe(120);
		for (const question of asked) {
			if (question.kind === 'statement') continue;
			const given = said.flatMap(({ answers }) => answers[question.key] ?? []);
			const { shape, of } = kindOf(question).summarise(given);
			expect(results.summaries[question.key]).toMatchObject({ shape, of });
		}
		const rated = said.flatMap(({ answers }) => answers.rating ?? []);
		const expected = kindOf(asked.find(({ kind }) => kind === 'rating') ?? asked[0]!).summarise(
			rated
		);
		expect(results.summaries.rating).toEqual(expected);
	});

	it('take in what comes later, once the survey is over', async () => {
		const { survey } = await answeredSurvey(times(6, { answers: { yes_no: true } }));
		await summaries(survey, EVENING);
		await answer(survey.id, [{ answers: { yes_no: false }, channel: 'paper' }]);
		expect(await summaries(survey, EVENING + 1)).toMatchObject({ responses: 7 });
	});

	it('are nobody’s while it runs, and go on in steps of five where it is live', async () => {
		const running = EVENING - 2 * 86_400_000;
		const { survey } = await answeredSurvey(times(6, { answers: { rating: 5 } }));
		expect(await summaries(survey, running)).toMatchObject({ state: 'not_yet', responses: 6 });
		const live = { ...survey, live: true };
		expect(await summaries(live, running)).toMatchObject({ state: 'ready', responses: 6 });
		await answer(survey.id, times(4, { answers: { rating: 1 } }));
		expect(await summaries(live, running + 60_000)).toMatchObject({ responses: 6 });
		await answer(survey.id, times(1, { answers: { rating: 1 } }));
		expect(await summaries(live, running + 60_000)).toMatchObject({ responses: 11 });
		expect(await wholeOf(live, running)).toBeNull();
	});

	it('are not told of fewer than five, and no question is broken down that fewer answered', async () => {
		const { survey } = await answeredSurvey(times(4, { answers: { rating: 5 } }));
		expect(await summaries(survey, EVENING)).toMatchObject({ state: 'few', responses: 4 });
		await answer(survey.id, times(2, { answers: {} }));
		const results = await summaries(survey, EVENING);
		expect(results).toMatchObject({ state: 'ready' });
		if (results.state !== 'ready') return;
		expect(results.summaries.rating).toMatchObject({ of: null, mean: null });
		expect(results.summaries.yes_no).toMatchObject({ of: 0 });
	});
});

describe('one group of people', () => {
	const said: Said[] = [
		...times(20, {
			building: '1',
			answers: { yes_no: true, rating: 5, multiple: { options: ['lift'] } }
		}),
		...times(3, { building: '1', answers: { yes_no: false, rating: 2 } }),
		...times(30, { building: '2', answers: { yes_no: true, rating: 4 } }),
		...times(9, { building: '2', answers: { yes_no: false, rating: 1 } }),
		...times(12, { building: '3', answers: { yes_no: true, rating: 4 } }),
		...times(8, { building: '3', answers: { yes_no: false, rating: 1 } }),
		...times(4, { building: '4', answers: { yes_no: true } })
	];

	it('is shown with small cells hidden, and with others so that nothing gives them away', async () => {
		const { survey } = await answeredSurvey(said);
		const all = await whole(survey);
		const of = async (category: string) =>
			filtered(survey.id, all, { facet: ':building', category });
		const [first, second, third] = [await of('1'), await of('2'), await of('3')];
		expect(first).toMatchObject({
			size: 23,
			summaries: {
				yes_no: { of: 23, options: [{ count: null }, { count: null }] },
				multiple: { options: [{ count: null }, { count: 0 }, {}, {}, {}] },
				rating: { mean: null }
			}
		});
		expect(second).toMatchObject({
			summaries: { yes_no: { of: 39, options: [{ count: 30 }, { count: 9 }] } }
		});
		expect(third).toMatchObject({
			summaries: { yes_no: { options: [{ count: null }, { count: null }] } }
		});
	});

	it('is not shown when it is fewer than five, or there is none', async () => {
		const { survey } = await answeredSurvey(said);
		const all = await whole(survey);
		const few = { facet: 'rating', category: '2' };
		expect(await filtered(survey.id, all, few)).toBe('too_few');
		for (const facet of [':building', 'nothing', '__proto__', 'rating/x']) {
			expect(await filtered(survey.id, all, { facet, category: '4' })).toBe('no_such_group');
		}
	});

	it('is found by building, channel, any choice, and any option of several', async () => {
		const { survey } = await answeredSurvey(sampled(150));
		const all = await whole(survey);
		const names = all.variables.map(({ name }) => name);
		expect(names).toEqual(
			expect.arrayContaining([':building', 'single', 'multiple', 'rating', 'matrix_single/r1'])
		);
		const several = all.variables.find(({ name }) => name === 'multiple');
		if (!several) throw new Error('no such variable');
		const groups = await groupsOf(all, survey.id, several);
		expect(groups.map(({ facet }) => facet)).toContain('multiple/lift');
		for (const { facet, category, size } of groups) {
			const found = await filtered(survey.id, all, { facet, category });
			expect(typeof found === 'string' ? found : found.size).toBe(size < 5 ? 'too_few' : size);
		}
	});
});

describe('a cross-tabulation', () => {
	it('shows the same cells as the pages of its groups, from whichever side', async () => {
		const { survey } = await answeredSurvey(sampled(150));
		const all = await whole(survey);
		const [rows, by] = ['single', 'matrix_single/r1'].map((wanted) =>
			all.variables.find(({ name }) => name === wanted)
		);
		if (!rows || !by) throw new Error('no such variable');
		const there = await crossed(survey.id, all, rows, by);
		const back = await crossed(survey.id, all, by, rows);
		for (const [i, row] of there.rows.entries()) {
			for (const [j, cell] of row.cells.entries()) {
				if (there.columns[j]?.category === null) continue;
				expect(back.rows[j]?.cells[i]).toBe(cell);
			}
		}
		for (const [j, { facet, category, of }] of there.columns.entries()) {
			if (category === null) continue;
			const group = await filtered(survey.id, all, { facet, category });
			if (typeof group === 'string') continue;
			const summary = group.summaries.single;
			if (summary?.shape !== 'options') throw new Error('no options');
			expect(summary.options.map(({ count }) => count)).toEqual(
				there.rows.map(({ cells }) => cells[j])
			);
			expect(summary.of).toBe(of);
		}
	});
});

it('a survey is found as the results want it', async () => {
	const { surveyId } = await answeredSurvey([]);
	expect(await summaries(await surveys.get(surveyId), EVENING)).toMatchObject({ state: 'few' });
});
