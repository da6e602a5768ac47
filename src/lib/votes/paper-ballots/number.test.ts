import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printNumber, readNumber, scanNumber } from './number.ts';

const vote = 'a1b2c3d4e5f6';
const numbers = fc.integer({ min: 1, max: 9_999_999 });

it('reads what it printed, however it is typed', () => {
	fc.assert(
		fc.property(numbers, (number) => {
			const printed = printNumber(vote, number);
			const ways = [printed, scanNumber(vote, number), ` ${printed.replace('-', ' － ')} `];
			for (const typed of ways) expect(readNumber(vote, typed)).toEqual({ ok: true, number });
		})
	);
	expect(readNumber(vote, '１２')).toEqual({ ok: false, reason: 'not_a_number' });
	expect(readNumber(vote, '')).toEqual({ ok: false, reason: 'not_a_number' });
});

it('notices every wrong digit, and any two that changed places', () => {
	fc.assert(
		fc.property(numbers, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (number, i, j, by) => {
			const digits = [...scanNumber(vote, number)];
			const [a, b] = [i % digits.length, j % digits.length];
			const wrong = digits.with(a, String((Number(digits[a]) + by) % 10));
			expect(readNumber(vote, wrong.join('')).ok).toBe(false);
			if (digits[a] === digits[b]) return;
			const swapped = digits.with(a, digits[b] ?? '').with(b, digits[a] ?? '');
			expect(readNumber(vote, swapped.join('')).ok).toBe(false);
		})
	);
});

it('notices a ballot of another vote', () => {
	const other = Array.from({ length: 1_000 }, (_, i) =>
		readNumber('another', printNumber(vote, i + 1))
	);
	expect(other.filter(({ ok }) => ok)).toEqual([]);
});

it('is four digits and three, longer where there are more electors', () => {
	expect(printNumber(vote, 7)).toMatch(/^0007-\d{3}$/);
	expect(printNumber(vote, 123_456)).toMatch(/^123456-\d{3}$/);
});
