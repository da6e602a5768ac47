import { describe, expect, test } from 'vitest';
import { exampleRules, promotionOf, type Rule, type Standing } from './promotion.ts';

const START = Date.UTC(2024, 1, 29);
const rule: Rule = {
	from: 'junior',
	to: 'middle',
	years: 2,
	hours: { theory: 24, practice: 8 },
	calibration: 1_500
};
const standing: Standing = {
	tier: 'junior',
	since: START,
	hours: { theory: 24, professional: 0, practice: 8, supervision: 0, 'case-study': 0 },
	calibration: 1_500
};
const DUE = Date.UTC(2026, 2, 1);

describe('who rises, and what is missing', () => {
	test('nothing is missing once years, hours and calibration are there', () => {
		expect(promotionOf([rule], standing, DUE)).toEqual({ to: 'middle', missing: [] });
	});

	test('the years are whole', () => {
		expect(promotionOf([rule], standing, DUE - 1)?.missing).toEqual([
			{ by: 'years', need: 2, reached_at: DUE }
		]);
	});

	test('hours of each kind count for that kind', () => {
		const hours = { ...standing.hours, theory: 23, professional: 99 };
		expect(promotionOf([rule], { ...standing, hours }, DUE)?.missing).toEqual([
			{ by: 'hours', kind: 'theory', need: 24, have: 23 }
		]);
	});

	test.each([null, 1_501])('a calibration of %s is not enough', (calibration) => {
		expect(promotionOf([rule], { ...standing, calibration }, DUE)?.missing).toEqual([
			{ by: 'calibration', need: 1_500, have: calibration }
		]);
	});

	test('a rule without calibration asks for none', () => {
		const easy = { ...rule, calibration: null };
		expect(promotionOf([easy], { ...standing, calibration: null }, DUE)?.missing).toEqual([]);
	});

	test('at the top nothing comes next', () => {
		expect(promotionOf(exampleRules, { ...standing, tier: 'senior' }, DUE)).toBeNull();
	});
});
