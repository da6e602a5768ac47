import { describe, expect, test } from 'vitest';
import { columnOf } from './columns.ts';
import { type RollKind, rollKinds } from './kinds.ts';
import { read } from './read-file.server.ts';
import { template } from './template.server.ts';

describe.each(['zh-CN', 'en'] as const)('the template in %s', (locale) => {
	test.each<RollKind>([...rollKinds])(
		'of a roll of %s is understood when it comes back, without its examples',
		async (kind) => {
			const result = await read(await template(kind, locale), { kind });
			expect(result.ok && result.reading.missing).toEqual([]);
			expect(result.ok && result.reading.summary.entries).toBe(0);
			expect(result.ok && result.reading.counts).toEqual({ example_row: 2 });
			const fields = result.ok ? [...columnOf(result.reading.mapping).keys()] : [];
			const person = ['name', 'building', 'unit', 'room', 'phone'];
			const more = ['area', 'owner_key', 'undelivered'];
			expect(fields).toEqual(kind === 'owners' ? [...person, ...more] : person);
		}
	);
});
