import { expect, test } from 'vitest';
import { tableOf } from './overview.ts';

test('provinces stand by how many they have, each tier in its column', () => {
	const provinces = ['11', '44', '51'].map((code) => ({ code, name: code, name_en: code }));
	const counted = [
		{ province: '11', tier: 'site', count: 1 },
		{ province: '44', tier: 'base', count: 2 },
		{ province: '44', tier: 'site', count: 3 }
	];
	const table = tableOf(provinces, [{ key: 'base' }, { key: 'site' }], counted);
	expect(table.map(({ province, counts, total }) => [province.code, counts, total])).toEqual([
		['44', [2, 3], 5],
		['11', [0, 1], 1]
	]);
});
