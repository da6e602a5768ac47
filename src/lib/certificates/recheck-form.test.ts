import { expect, test } from 'vitest';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { readRecheck } from './recheck-form.ts';

const about = { criteria, zone: 'Asia/Shanghai' };
const typed = {
	key: 'k1',
	outcome: 'kept',
	reason: ' 各项保持 ',
	next: '2028-05-01',
	'score-election': '82.5%',
	'words-election': '属实'
};

test('a re-check is read as it is typed; what is left out stays open', () => {
	expect(readRecheck(typed, about)).toEqual({
		...{ key: 'k1', outcome: 'kept', tier: null, reason: '各项保持' },
		assessment: [
			{ criterion: 'election', share: 8_250, words: '属实' },
			{ criterion: 'deliberation', share: null, words: '' }
		],
		nextDueAt: Date.parse('2028-05-01T00:00:00+08:00')
	});
});

test.each([
	[{ 'score-election': '八十' }, 'bad_score'],
	[{ next: '2028-02-30' }, 'bad_day'],
	[{ key: '' }, 'no_key']
])('%j is not read', (change, expected) => {
	expect(readRecheck({ ...typed, ...change }, about)).toBe(expected);
});

test('an outcome that nobody knows is none', () => {
	expect(readRecheck({ ...typed, outcome: 'praised' }, about)).toMatchObject({ outcome: null });
});
