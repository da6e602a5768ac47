import { expect, test } from 'vitest';
import { status } from './consultations.ts';

test.each([
	['draft', null, null],
	['draft', 11, null],
	['published', 10, null],
	['archived', 5, 10]
] as const)(
	'a consultation is %s when published at %s and archived at %s',
	(is, published, archived) => {
		expect(status({ published_at: published, archived_at: archived }, 10)).toBe(is);
	}
);
