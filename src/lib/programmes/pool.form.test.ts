import { expect, test } from 'vitest';
import { joinForm, readRule, trainingForm } from './pool.form.ts';

const step = { from: 'junior', to: 'middle' } as const;
const typing = (typed: Record<string, string>) => (name: string) => typed[name] ?? '';

test('a rule asks for what was typed, and for nothing where nothing was', () => {
	expect(readRule(step, typing({ 'junior-years': '2', 'junior-theory': '24' }))).toEqual({
		...step,
		years: 2,
		hours: { theory: 24 },
		calibration: null
	});
	expect(readRule(step, typing({ 'junior-calibration': '12.5' }))?.calibration).toBe(1_250);
});

test.each([
	['junior-years', '两年'],
	['junior-theory', '-1'],
	['junior-calibration', '-5']
])('%s %s is no rule', (name, typed) => {
	expect(readRule(step, typing({ [name]: typed }))).toBeNull();
});

test('a city is the first four digits of its code', () => {
	const joining = { key: 'abcdefghijkmnpqr', name: '周', email: 'z@example.org' };
	expect(joinForm.parse({ ...joining, city: '110100000000' }).city).toBe('1101');
	expect(joinForm.safeParse({ ...joining, city: '北京' }).success).toBe(false);
});

test('training has whole hours and a day', () => {
	const training = { key: 'k', kind: 'theory', hours: '8', day: '2027-01-05' };
	expect(trainingForm.parse(training).hours).toBe(8);
	expect(trainingForm.safeParse({ ...training, hours: '0' }).success).toBe(false);
	expect(trainingForm.safeParse({ ...training, day: '昨天' }).success).toBe(false);
});
