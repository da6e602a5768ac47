import { describe, expect, test } from 'vitest';
import { monthsLater, validity } from './validity.ts';

const zone = 'Asia/Shanghai';
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);

describe('the validity of a designation', () => {
	test('is whole days where the organiser is, and it is looked at again half-way', () => {
		expect(validity(Date.UTC(2027, 4, 6, 17), 3, zone)).toEqual({
			valid_from: day('2027-05-07'),
			valid_until: day('2030-05-07'),
			recheck_due_at: day('2028-11-07')
		});
	});

	test.each([
		['2027-05-31', 6, '2027-11-30'],
		['2028-02-29', 12, '2029-02-28'],
		['2027-12-15', 1, '2028-01-15']
	])('counts months by the calendar: %s and %i is %s', (from, months, expected) => {
		expect(monthsLater(from, months)).toBe(expected);
	});
});
