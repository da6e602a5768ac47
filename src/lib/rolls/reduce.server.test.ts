import { expect, test } from 'vitest';
import type { Entry } from './kinds.ts';
import { forgetSingleOwners } from './owners.ts';
import { reduce } from './reduce.server.ts';

const flat = (room: string, given: Partial<Entry> = {}): Entry => ({
	sheet: '',
	row: 1,
	name: '张安',
	building: '3号楼',
	unit: '1单元',
	room,
	area: 8000,
	ownerKey: '',
	owner: '',
	phone: '',
	undelivered: false,
	...given
});

test('owners of one flat have no key; owners of several are named after their first door', () => {
	const entries = [
		flat('101', { owner: 'door:3|1|101' }),
		flat('102', { owner: 'door:3|1|101' }),
		flat('103', { owner: 'door:3|1|103' })
	];
	forgetSingleOwners(entries);
	const keys = entries.map((entry) => reduce(entry).owner_key);
	expect(keys).toEqual(['@3-1-101', '@3-1-101', '']);
});

test("the committee's own owner keys stay readable, whatever looks like a phone or a document is hashed and still groups", () => {
	const keyOf = (ownerKey: string) => reduce(flat('101', { ownerKey })).owner_key;
	expect(keyOf('Y012')).toBe('Y012');
	for (const telling of ['13900010001', '110101199003078515', 'E12345678']) {
		expect(keyOf(telling)).toMatch(/^#[\w-]{16}$/);
		expect(keyOf(telling)).toBe(keyOf(telling));
	}
});

test('the developer needs no key, and doors sort as people count', () => {
	const entry = flat('1001', { undelivered: true, owner: 'undelivered' });
	expect(reduce(entry)).toMatchObject({ developer: true, owner_key: '' });
	expect(reduce(flat('201')).door_order < reduce(entry).door_order).toBe(true);
});
