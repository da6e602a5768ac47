import { describe, expect, test } from 'vitest';
import { problemsOf, type Reason } from './check.ts';
import type { Criterion, Indicator, Scale } from './criteria.ts';
import type { Reviewing, Terms } from './programme.ts';
import type { Tier } from './tiers.ts';

const measures = new Set(['median_turnout']);
const words = (zh: string) => ({ zh });
const band = (from: number, to: number) => ({ from, to, words: words('档') });
const scale = (more: Partial<Scale> = {}): Scale => {
	const anchors = [band(0, 100), band(200, 400)];
	return { lowest: 0, highest: 400, step: 100, anchors, ...more };
};
const indicator = (key: string, weight: number, more: Partial<Indicator> = {}): Indicator => {
	return { key, words: words(key), weight, scale: scale(), evidence: ['file'], ...more };
};
const criterion = (key: string, indicators: Indicator[], more: Partial<Criterion> = {}) => {
	return { key, words: words(key), indicators, ...more };
};
const a = criterion('a', [
	indicator('a1', 2_500),
	indicator('a2', 2_500, { evidence: ['measure'], measure: 'median_turnout' })
]);
const tier = (key: string, threshold: number, more: Partial<Tier> = {}): Tier => {
	return { key, words: words(key), threshold, floors: [], quota: 4, years: 3, ...more };
};
const base = tier('base', 8_000, { floors: [{ criterion: 'a', least: 6_000 }] });
const station = tier('station', 7_000, { quota: null });
const reviewing: Reviewing = {
	perApplication: 2,
	seniors: 1,
	load: 8,
	sameCity: true,
	reviewedBefore: true,
	gap: 2_000
};
const phases = {
	opens_at: 1_000,
	closes_at: 2_000,
	review_until: 3_000,
	settle_until: 4_000,
	decide_until: 5_000
};
const fine: Terms = {
	name: words('创建活动'),
	year: 2026,
	call: words('请申报。'),
	tiers: [base, station],
	criteria: [a, criterion('b', [indicator('b1', 5_000)])],
	residents: { questionnaire_version_id: 'q', weight: 1_500 },
	reviewing,
	objectionDays: 7,
	narrative: 1_000,
	phases
};
/** The terms with another indicator b1, which has half of the points. */
const b1 = (more: Partial<Indicator>) => ({
	criteria: [a, criterion('b', [indicator('b1', 5_000, more)])]
});
const tiers = (...all: Tier[]) => ({ tiers: all });
const reviewed = (more: Partial<Reviewing>) => ({ reviewing: { ...reviewing, ...more } });
const residents = (weight: number) => ({ residents: { questionnaire_version_id: 'q', weight } });

/** One broken copy or more for every reason: what is changed, and the key at which it is told. */
const broken: Record<Reason, [change: Partial<Terms>, key: string][]> = {
	no_words: [
		[{ name: words(' ') }, ''],
		[{ call: words('\n') }, ''],
		[{ criteria: [{ ...a, words: words('') }, criterion('b', [indicator('b1', 5_000)])] }, 'a'],
		[b1({ words: { zh: '', en: 'b1' } }), 'b1'],
		[b1({ scale: scale({ anchors: [{ ...band(0, 400), words: words('') }] }) }), 'b1'],
		[tiers(base, { ...station, words: words('') }), 'station']
	],
	key_twice: [
		[{ criteria: [a, criterion('a', [indicator('b1', 5_000)])] }, 'a'],
		[b1({ key: 'a1' }), 'a1'],
		[tiers(base, { ...station, key: 'b1' }), 'b1']
	],
	no_criteria: [[{ criteria: [] }, '']],
	no_indicators: [[{ criteria: [...fine.criteria, criterion('c', [])] }, 'c']],
	no_weight: [
		[b1({ weight: 0 }), 'b1'],
		[b1({ weight: -5_000 }), 'b1'],
		[b1({ weight: 4_999.5 }), 'b1'],
		[b1({ weight: 10_001 }), 'b1']
	],
	weights_do_not_add_up: [
		[b1({ weight: 4_999 }), ''],
		[b1({ weight: 5_001 }), '']
	],
	scale_reversed: [
		[b1({ scale: scale({ lowest: 400, highest: 0 }) }), 'b1'],
		[b1({ scale: scale({ lowest: 400 }) }), 'b1'],
		[b1({ scale: scale({ highest: Number.NaN }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(100, 0), band(100, 400)] }) }), 'b1']
	],
	steps_do_not_fit: [
		[b1({ scale: scale({ step: 0 }) }), 'b1'],
		[b1({ scale: scale({ step: 300 }) }), 'b1'],
		[b1({ scale: scale({ step: 500 }) }), 'b1'],
		[b1({ scale: scale({ step: 0.5 }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(0, 150), band(250, 400)] }) }), 'b1']
	],
	anchors_leave_a_gap: [
		[b1({ scale: scale({ anchors: [] }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(100, 400)] }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(0, 100), band(300, 400)] }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(0, 300)] }) }), 'b1']
	],
	anchors_overlap: [
		[b1({ scale: scale({ anchors: [band(0, 200), band(200, 400)] }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(200, 400), band(0, 100)] }) }), 'b1'],
		[b1({ scale: scale({ anchors: [band(0, 500)] }) }), 'b1']
	],
	no_such_measure: [[b1({ measure: 'mean_mood' }), 'b1']],
	measure_without_figure: [[b1({ evidence: ['file', 'measure'] }), 'b1']],
	no_tiers: [[tiers(), '']],
	tiers_not_descending: [
		[tiers(station, base), 'base'],
		[tiers(base, { ...station, threshold: 8_000 }), 'station']
	],
	threshold_out_of_range: [
		[tiers({ ...base, threshold: 10_001 }), 'base'],
		[tiers({ ...base, threshold: -1 }), 'base'],
		[tiers({ ...base, floors: [{ criterion: 'a', least: 10_001 }] }), 'base']
	],
	no_such_criterion: [[tiers({ ...base, floors: [{ criterion: 'z', least: 1 }] }), 'base']],
	no_quota: [
		[tiers({ ...base, quota: 0 }), 'base'],
		[tiers({ ...base, quota: 1.5 }), 'base']
	],
	no_years: [
		[tiers({ ...base, years: 0 }), 'base'],
		[tiers({ ...base, years: 21 }), 'base']
	],
	days_reversed: [
		[{ phases: { ...phases, closes_at: 1_000 } }, 'phases'],
		[{ phases: { ...phases, review_until: 4_500 } }, 'phases'],
		[{ phases: { ...phases, decide_until: Number.NaN } }, 'phases']
	],
	too_few_reviews: [
		[reviewed({ perApplication: 1 }), 'reviewing'],
		[reviewed({ perApplication: 10 }), 'reviewing']
	],
	too_many_seniors: [[reviewed({ seniors: 3 }), 'reviewing']],
	no_load: [[reviewed({ load: 0 }), 'reviewing']],
	gap_out_of_range: [
		[reviewed({ gap: 0 }), 'reviewing'],
		[reviewed({ gap: 10_001 }), 'reviewing']
	],
	weight_out_of_range: [
		[residents(0), 'residents'],
		[residents(10_000), 'residents']
	],
	no_limit: [
		[{ objectionDays: 0 }, 'objectionDays'],
		[{ objectionDays: 91 }, 'objectionDays'],
		[{ narrative: 99 }, 'narrative'],
		[{ narrative: 10_001 }, 'narrative']
	]
};

test('terms with nothing wrong can be called with, with residents or without', () => {
	expect(problemsOf(fine, measures)).toEqual([]);
	expect(problemsOf({ ...fine, residents: null }, measures)).toEqual([]);
});

const cases = Object.entries(broken).flatMap(([reason, all]) =>
	all.map(([change, key], at) => ({ reason, at: at + 1, change, key }))
);

describe('a call cannot be opened', () => {
	test.each(cases)('for $reason ($at), told at "$key"', ({ reason, change, key }) => {
		expect(problemsOf({ ...fine, ...change }, measures)).toContainEqual({ key, reason });
	});

	test('and nothing else is told than what is wrong', () => {
		expect(problemsOf({ ...fine, objectionDays: 0 }, measures)).toEqual([
			{ key: 'objectionDays', reason: 'no_limit' }
		]);
		expect(problemsOf({ ...fine, ...b1({ weight: 4_000 }) }, measures)).toEqual([
			{ key: '', reason: 'weights_do_not_add_up' }
		]);
	});

	test('and each problem is told, not the first alone', () => {
		const change = { ...b1({ weight: 0, measure: 'mean_mood' }), narrative: 0, ...tiers() };
		expect(problemsOf({ ...fine, ...change }, measures).map(({ reason }) => reason)).toEqual([
			'no_weight',
			'no_such_measure',
			'weights_do_not_add_up',
			'no_tiers',
			'no_limit'
		]);
	});
});
