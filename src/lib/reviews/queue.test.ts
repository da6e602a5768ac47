import { describe, expect, test } from 'vitest';
import { byUrgency, stateOf, type Progress } from './queue.ts';

const phases = { review_until: 100, settle_until: 200 };
const none: Progress = {
	...{ done: 0, of: 3, hasWords: false, sealed_at: null },
	...{ isIn: false, unexplained: 0 }
};

describe('a review', () => {
	test.each([
		['nothing written', {}, 50, 'new', 100],
		['one indicator', { done: 1 }, 50, 'writing', 100],
		['words alone', { hasWords: true }, 50, 'writing', 100],
		['all indicators, no words', { done: 3 }, 50, 'writing', 100],
		['complete', { done: 3, hasWords: true }, 50, 'ready', 100],
		['late, and still to be sealed', { done: 3 }, 150, 'writing', 100],
		['never sealed', { done: 3, hasWords: true }, 200, 'missed', null],
		['sealed, others are out', { sealed_at: 60, unexplained: 2 }, 70, 'waiting', null],
		['all in', { sealed_at: 60, isIn: true }, 70, 'done', null],
		['scores apart', { sealed_at: 60, isIn: true, unexplained: 1 }, 70, 'explain', 200],
		['too late to explain', { sealed_at: 60, isIn: true, unexplained: 1 }, 200, 'done', null]
	] as const)('%s', (_, more, now, state, due) => {
		expect(stateOf({ ...none, ...more }, phases, now)).toEqual({ state, due });
	});
});

test('what is due first stands first; of the same day, what is furthest along', () => {
	const a = { due: null, done: 3, of: 3, name: 'a' };
	const b = { due: 200, done: 3, of: 3, name: 'b' };
	const c = { due: 100, done: 0, of: 3, name: 'c' };
	const d = { due: 100, done: 2, of: 3, name: 'd' };
	expect([a, b, c, d].sort(byUrgency).map(({ name }) => name)).toEqual(['d', 'c', 'b', 'a']);
});
