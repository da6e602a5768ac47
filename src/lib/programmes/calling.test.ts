import { describe, expect, test } from 'vitest';
import { amendmentFault, obstaclesOf } from './calling.ts';
import type { Terms } from './programme.ts';
import { DAY, indicator, START, wholeTerms } from './terms.fixture.ts';

const whole = wholeTerms();

describe('what keeps a call from being opened', () => {
	test('nothing, where nothing is missing', () => {
		expect(obstaclesOf(whole, { published: false, now: START })).toEqual([]);
	});

	test('a questionnaire that is not the organiser’s', () => {
		const asking = wholeTerms({ residents: { questionnaire_version_id: 'q', weight: 1_000 } });
		expect(obstaclesOf(asking, { published: true, now: START })).toEqual([]);
		expect(obstaclesOf(asking, { published: false, now: START })).toEqual([
			{ key: 'residents', reason: 'no_such_questionnaire' }
		]);
	});

	test('a last day of applying that has passed', () => {
		expect(obstaclesOf(whole, { published: false, now: START + 60 * DAY })).toEqual([
			{ key: 'phases', reason: 'days_passed' }
		]);
	});

	test('a figure that Minyi does not work out', () => {
		const [first] = whole.criteria;
		const indicators = [indicator('e1', 5_000, { measure: 'weather' })];
		const terms = wholeTerms({
			criteria: [
				{ ...first, key: 'election', words: { zh: '甲' }, indicators },
				...whole.criteria.slice(1)
			]
		});
		expect(obstaclesOf(terms, { published: false, now: START })).toEqual([
			{ key: 'e1', reason: 'no_such_measure' }
		]);
	});
});

describe('changing called terms', () => {
	const moved = (phases: Partial<Terms['phases']>) =>
		wholeTerms({ phases: { ...whole.phases, ...phases } });
	const weighed = wholeTerms({
		criteria: [
			{ ...whole.criteria[0]!, indicators: [indicator('e1', 4_000), indicator('e2', 1_000)] },
			...whole.criteria.slice(1)
		]
	});
	const cases: [
		string,
		Terms,
		{ reason?: string; submitted?: boolean; now?: number },
		string | null
	][] = [
		['with a reason', wholeTerms({ narrative: 2_000 }), {}, null],
		['without one', wholeTerms({ narrative: 2_000 }), { reason: ' ' }, 'no_reason'],
		['in nothing', whole, {}, 'unchanged'],
		['weights, before anybody submitted', weighed, {}, null],
		['weights, once somebody has', weighed, { submitted: true }, 'settled_part'],
		['tiers, once somebody has', wholeTerms({ tiers: [] }), { submitted: true }, 'settled_part'],
		['the year', wholeTerms({ year: 2028 }), {}, 'settled_part'],
		['a day that is still to come', moved({ closes_at: START + 70 * DAY }), {}, null],
		[
			'a day that has passed',
			moved({ opens_at: START + 30 * DAY }),
			{ now: START + 20 * DAY },
			'day_passed'
		],
		[
			'a day into the past',
			moved({ closes_at: START + 15 * DAY }),
			{ now: START + 20 * DAY },
			'day_passed'
		],
		['into disorder', moved({ closes_at: START + 120 * DAY }), {}, 'problems'],
		['into nothing', wholeTerms({ criteria: [] }), {}, 'problems']
	];
	test.each(cases)(
		'%s',
		(_, after, { reason = '为了更清楚', submitted = false, now = START }, fault) => {
			expect(amendmentFault(whole, after, { reason, submitted, now })).toBe(fault);
		}
	);
});
