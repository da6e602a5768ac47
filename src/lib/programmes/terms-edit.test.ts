import { expect, test } from 'vitest';
import { indicatorsOf } from './criteria.ts';
import * as edit from './terms-edit.ts';
import { wholeTerms } from './terms.fixture.ts';

const whole = wholeTerms();
const keys = ({ criteria }: typeof whole) => criteria.map(({ key }) => key);
const indicators = ({ criteria }: typeof whole) => indicatorsOf(criteria).map(({ key }) => key);

test('what is added gets a key that nothing else has', () => {
	let terms = edit.addCriterion(whole, { zh: '民主管理' });
	terms = edit.addCriterion(terms, { zh: '民主监督' });
	terms = edit.addIndicator(terms, 'c1', { zh: '一' });
	terms = edit.addIndicator(terms, 'c2', { zh: '二' });
	expect(keys(terms)).toEqual(['election', 'deliberation', 'c1', 'c2']);
	expect(indicators(terms)).toEqual(['e1', 'e2', 'd1', 'i1', 'i2']);
});

test('a new indicator has the scale of the one before it, and no weight', () => {
	const { criteria } = edit.addIndicator(whole, 'election', { zh: '新' });
	const added = criteria[0]?.indicators.at(-1);
	expect(added).toMatchObject({ weight: 0, scale: whole.criteria[0]?.indicators[1]?.scale });
	const blank = edit.addCriterion(wholeTerms({ criteria: [] }), { zh: '甲' });
	const first = indicatorsOf(edit.addIndicator(blank, 'c1', { zh: '乙' }).criteria)[0];
	expect(first?.scale).toMatchObject({ lowest: 0, highest: 10_000, step: 100 });
	expect(first?.scale.anchors).toHaveLength(6);
});

test('things move up and down, and stay at the ends', () => {
	expect(keys(edit.moveCriterion(whole, 'deliberation', -1))).toEqual(['deliberation', 'election']);
	expect(keys(edit.moveCriterion(whole, 'deliberation', 1))).toEqual(keys(whole));
	expect(indicators(edit.moveIndicator(whole, 'e1', 1))).toEqual(['e2', 'e1', 'd1']);
	expect(indicators(edit.moveIndicator(whole, 'd1', -1))).toEqual(['e1', 'e2', 'd1']);
});

test('a criterion goes with its indicators and with the floors set for it', () => {
	const without = edit.removeCriterion(whole, 'election');
	expect(indicators(without)).toEqual(['d1']);
	expect(without.tiers[0]?.floors).toEqual([]);
	expect(indicators(edit.removeIndicator(whole, 'e1'))).toEqual(['e2', 'd1']);
});

test('weights are given to those named; the others keep theirs', () => {
	const { criteria } = edit.weigh(whole, new Map([['e1', 100]]));
	expect(indicatorsOf(criteria).map(({ weight }) => weight)).toEqual([100, 3_000, 5_000]);
});

test('a description is written anew and leaves no old help behind', () => {
	const words = { zh: '选举' };
	const helped = edit.describeCriterion(whole, 'election', { words, help: { zh: '看名单' } });
	expect(helped.criteria[0]?.help).toEqual({ zh: '看名单' });
	expect(edit.describeCriterion(helped, 'election', { words }).criteria[0]?.help).toBeUndefined();
});

test('tiers stand from the highest threshold down', () => {
	const added = edit.addTier(whole, { zh: '实践站' });
	expect(added.tiers.at(-1)).toMatchObject({ key: 't1', threshold: 5_000 });
	const raised = edit.describeTier(added, 't1', { ...added.tiers[2]!, threshold: 7_000 });
	expect(raised.tiers.map(({ key }) => key)).toEqual(['base', 't1', 'site']);
	expect(edit.removeTier(raised, 'base').tiers.map(({ key }) => key)).toEqual(['t1', 'site']);
});
