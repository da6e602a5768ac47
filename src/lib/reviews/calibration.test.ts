import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicator } from '#lib/programmes/terms.fixture.ts';
import { distance, sampleFaults, scoreFaults, type Line, type Sample } from './calibration.ts';
import { withoutName } from './without-name.ts';

const { scale } = indicator('e1', 1);
const hundred = { lowest: 0, highest: 10_000, step: 100, anchors: [] };
const scales = new Map([
	['e1', scale],
	['d1', hundred]
]);
const line = (key: string, reference: number | null, more: Partial<Line> = {}): Line => ({
	...{ key, text: '每月公开一次', reference, why: '有记录，没有反馈' },
	...more
});
const sample = (...lines: Line[]): Sample => ({ title: '样本', lines, takenFrom: null });

describe('the distance from the reference', () => {
	const both = sample(line('e1', 300), line('d1', 5_000));

	test.each([
		[{ e1: 300, d1: 5_000 }, 0],
		[{ e1: 200, d1: 5_000 }, 1_250],
		[{ e1: 200, d1: 7_500 }, 2_500],
		[{ e1: 400, d1: 5_000 }, 1_250],
		[{ e1: 300 }, 0],
		[{}, null]
	])('of %j is %s', (scores, far) => {
		expect(distance(both, scores, scales)).toBe(far);
	});

	test('is never more than the whole, and the same in both directions', () => {
		const points = fc.integer({ min: 0, max: 100 }).map((one) => one * 100);
		fc.assert(
			fc.property(points, points, (a, b) => {
				const there = distance(sample(line('d1', a)), { d1: b }, scales) ?? -1;
				expect(there).toBe(distance(sample(line('d1', b)), { d1: a }, scales));
				expect(there).toBeGreaterThanOrEqual(0);
				expect(there).toBeLessThanOrEqual(10_000);
			})
		);
	});
});

describe('a sample', () => {
	test('is whole with a title and, where it says something, a score of the scale and its reason', () => {
		expect(sampleFaults(sample(line('e1', 300)), scales)).toEqual([]);
		const blank = line('d1', null, { text: '', why: '' });
		expect(sampleFaults(sample(line('e1', 300), blank), scales)).toEqual([]);
	});

	test('says what it lacks', () => {
		expect(sampleFaults({ ...sample(), title: ' ' }, scales)).toEqual([
			{ reason: 'no_title', key: null },
			{ reason: 'no_lines', key: null }
		]);
		const faulty = sample(line('e1', 350, { why: '' }), line('d1', null, { text: '' }));
		expect(sampleFaults(faulty, scales)).toEqual([
			{ reason: 'not_on_scale', key: 'e1' },
			{ reason: 'no_why', key: 'e1' },
			{ reason: 'no_text', key: 'd1' },
			{ reason: 'no_reference', key: 'd1' }
		]);
	});

	test('is answered whole, on its scales', () => {
		const both = sample(line('e1', 300), line('d1', 5_000));
		expect(scoreFaults(both, { e1: 300, d1: 0 }, scales)).toEqual([]);
		expect(scoreFaults(both, { e1: 350 }, scales)).toEqual([
			{ key: 'e1', reason: 'not_on_scale' },
			{ key: 'd1', reason: 'no_score' }
		]);
		const inherited = Object.create({ e1: 300, d1: 0 });
		expect(scoreFaults(both, inherited, scales)).toHaveLength(2);
	});
});

test('a text that is taken over does not name the unit', () => {
	expect(withoutName('桂花社区每月开会，桂花的居民都来。', '桂花社区')).toBe(
		'某某每月开会，某某的居民都来。'
	);
});
