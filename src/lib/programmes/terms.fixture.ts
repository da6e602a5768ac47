import type { Criterion, Indicator } from './criteria.ts';
import type { Terms } from './programme.ts';

export const START = Date.UTC(2027, 0, 1);
export const DAY = 86_400_000;

/** An indicator from 0 to 4 points. */
export function indicator(key: string, weight: number, more: Partial<Indicator> = {}): Indicator {
	const anchors = [
		{ from: 0, to: 200, words: { zh: '尚未做到' } },
		{ from: 300, to: 400, words: { zh: '做到了' } }
	];
	const scale = { lowest: 0, highest: 400, step: 100, anchors };
	return { key, words: { zh: `指标${key}` }, weight, scale, evidence: ['file'], ...more };
}

/** Two criteria with three indicators. */
export const criteria: readonly Criterion[] = [
	{
		key: 'election',
		words: { zh: '民主选举' },
		indicators: [indicator('e1', 2_000), indicator('e2', 3_000)]
	},
	{ key: 'deliberation', words: { zh: '民主协商' }, indicators: [indicator('d1', 5_000)] }
];

/** Terms of which nothing is missing, for a round that opens ten days after `START`. */
export function wholeTerms(more: Partial<Terms> = {}): Terms {
	return {
		name: { zh: '全过程基层民主创建活动' },
		year: 2027,
		call: { zh: '请各单位申报。' },
		tiers: [
			{
				key: 'base',
				words: { zh: '实践基地' },
				threshold: 8_000,
				floors: [{ criterion: 'election', least: 5_000 }],
				quota: 4,
				years: 3
			},
			{ key: 'site', words: { zh: '实践点' }, threshold: 6_000, floors: [], quota: null, years: 3 }
		],
		criteria,
		residents: null,
		reviewing: {
			perApplication: 3,
			seniors: 1,
			load: 20,
			sameCity: true,
			reviewedBefore: false,
			gap: 2_000
		},
		objectionDays: 7,
		narrative: 1_500,
		phases: {
			opens_at: START + 10 * DAY,
			closes_at: START + 60 * DAY,
			review_until: START + 100 * DAY,
			settle_until: START + 130 * DAY,
			decide_until: START + 150 * DAY
		},
		...more
	};
}
