import { describe, expect, test } from 'vitest';
import type { Recorded } from '#lib/outcomes/record.ts';
import type { Summary } from '#lib/questionnaires/summary.ts';
import { measures } from '#lib/programmes/measures.ts';
import { pointsOf, workings, type Record } from './measuring.ts';

const day = 86_400_000;
const nothing: Record = { consultations: [], votes: [], surveys: [] };

function vote(vote_id: string, more: Partial<Recorded>): Recorded {
	const asked = {
		question: '',
		method: 'motion',
		opened_at: 0,
		outcome: 'passed',
		winners: []
	} as const;
	const none = { ended_at: 0, published_at: 0, ballots: 0, of: null, cast: null, channels: [] };
	return { vote_id, ...asked, ...none, ...more, winners: [] };
}

function rating(mean: number, of = 20): Summary {
	return { shape: 'scale', of, values: [], mean };
}

const work = (id: string, record: Partial<Record>) =>
	workings[id]?.({ ...nothing, ...record }).value;

describe('figures', () => {
	test('are defined and worked out under the same names', () => {
		expect(Object.keys(workings)).toEqual(measures.map(({ id }) => id));
	});

	test.each(Object.keys(workings))('%s is nothing, or nought, of an empty record', (id) => {
		expect(work(id, {})).toBe(id === 'consultations_held' ? 0 : null);
	});

	test('turnout is the median, without open polls', () => {
		const votes = [
			vote('a', { of: 100, cast: 30 }),
			vote('b', { of: 100, cast: 80 }),
			vote('c', { of: 300, cast: 100 }),
			vote('open', { of: null, cast: null })
		];
		expect(work('median_turnout', { votes })).toBe(333);
	});

	test('days to publication count a part of a day as one', () => {
		const votes = [
			vote('a', { ended_at: 0, published_at: 1 }),
			vote('b', { ended_at: 0, published_at: 3 * day })
		];
		expect(work('days_to_publication', { votes })).toBe(2);
	});

	test('the mix of channels is the share that did not come by phone', () => {
		const channels = [
			{ channel: 'online', ballots: 75, rounded: false },
			{ channel: 'paper', ballots: 25, rounded: false },
			{ channel: 'proxy', ballots: null, rounded: false }
		];
		expect(work('channel_mix', { votes: [vote('a', { channels })] })).toBe(250);
	});

	test('the response rate leaves open surveys out', () => {
		const surveys = [
			{ id: 'a', invited: 200, responses: 150, summaries: [] },
			{ id: 'open', invited: null, responses: 900, summaries: [] }
		];
		expect(work('survey_response_rate', { surveys })).toBe(750);
	});

	test.each([
		['a five is 100 points, a one none', [rating(5), rating(1)], 5_000],
		['too few answers do not count', [rating(5), rating(1, 4)], 10_000],
		['recommendations are no ratings', [{ ...rating(9), promoters: 1 }], null],
		['none is none', [], null]
	] as const)('of ratings, %s', (_, summaries, expected) => {
		expect(pointsOf(summaries as readonly Summary[])).toBe(expected);
	});
});
