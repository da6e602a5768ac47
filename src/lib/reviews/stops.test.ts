import { expect, test } from 'vitest';
import { criteria, indicator } from '#lib/programmes/terms.fixture.ts';
import { beside, doneOf, SEAL, startAt, stopsOf, wayOf, WORDS, wordsDone } from './stops.ts';

const way = wayOf(criteria);

test('the way leads through every indicator, then the words on the whole, then sealing', () => {
	expect(way).toEqual(['e1', 'e2', 'd1', WORDS, SEAL]);
	expect(stopsOf(criteria).flatMap(({ stops }) => stops.map(({ number }) => number))).toEqual([
		'1.1',
		'1.2',
		'2.1'
	]);
	expect(beside(way, 'e1', -1)).toBeNull();
	expect(beside(way, 'd1', 1)).toBe(WORDS);
	expect(beside(way, SEAL, 1)).toBeNull();
});

test('a review is opened where one is asked for, or at the first stop that is not done', () => {
	expect(startAt(way, 'd1', () => true)).toBe('d1');
	expect(startAt(way, 'nowhere', (at) => at === 'e1')).toBe('e2');
	expect(startAt(way, null, () => true)).toBe(SEAL);
});

test.each([
	[{}, 'none'],
	[{ score: '', comment: ' ' }, 'none'],
	[{ score: '3', comment: '' }, 'part'],
	[{ score: '9', comment: '好' }, 'part'],
	[{ score: '', comment: '好' }, 'part'],
	[{ score: '3', comment: '好' }, 'all']
])('of an indicator with %j %s is done', (fields, done) => {
	expect(doneOf(fields, indicator('e1', 1).scale)).toBe(done);
});

test.each([
	[{}, 'none'],
	[{ questions: '？' }, 'part'],
	[{ strengths: '好' }, 'part'],
	[{ strengths: '好', improvements: '快' }, 'all']
])('of the words %j %s is done', (fields, done) => {
	expect(wordsDone(fields)).toBe(done);
});
