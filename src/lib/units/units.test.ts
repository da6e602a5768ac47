import { describe, expect, it } from 'vitest';
import { codeFault, isTimeZone, levelBelow, prefix } from './units.ts';

const city = { code: '990100000000', level: 'city' } as const;
const street = { code: '990102003000', level: 'street' } as const;

describe('a division code', () => {
	it.each([
		['990102003001', 'community', street, null],
		['990102003000', 'street', { code: '990102000000', level: 'district' }, null],
		['990000000000', 'province', { code: '000000000000', level: 'nation' }, null],
		['000000000000', 'nation', null, null],
		['99010200300', 'community', street, 'not_12_digits'],
		['99010200300x', 'community', street, 'not_12_digits'],
		['９９０１０２００３００１', 'community', street, 'not_12_digits'],
		['990102003001', 'street', { code: '990102000000', level: 'district' }, 'not_of_this_level'],
		['990202003001', 'community', street, 'not_below_parent'],
		['990102003000', 'community', street, 'not_below_parent'],
		['990100000000', 'district', city, 'not_below_parent']
	] as const)('%s as %s: %s → %s', (code, level, parent, fault) => {
		expect(codeFault(code, level, parent)).toBe(fault);
	});

	it('is shared by all units below as a prefix', () => {
		expect(prefix(street)).toBe('990102003');
		expect(prefix({ code: '000000000000', level: 'nation' })).toBe('');
	});
});

it('goes down level by level and ends at the community', () => {
	expect(levelBelow('nation')).toBe('province');
	expect(levelBelow('community')).toBeNull();
});

it('knows a time zone from a word', () => {
	expect(isTimeZone('Asia/Urumqi')).toBe(true);
	expect(isTimeZone('Minyi/Nowhere')).toBe(false);
	expect(isTimeZone('')).toBe(false);
});
