import { describe, expect, test } from 'vitest';
import { csv } from '#lib/server/csv.ts';
import { compare } from './comparison.ts';
import { timeLeft } from './latest.ts';
import { publication } from './publication.ts';
import { recordDocument, recordTable } from './record-file.ts';
import { channelRecord, outcomeRecord, permille, turnoutRecord, type Recorded } from './record.ts';

const vote = (given: Partial<Recorded>): Recorded => ({
	vote_id: 'v',
	question: '是否同意？',
	method: 'motion',
	opened_at: 0,
	ended_at: 1_000,
	published_at: 1_000,
	outcome: 'passed',
	winners: [],
	ballots: 100,
	of: 200,
	cast: 100,
	channels: [],
	...given
});

test.each([
	[2, 3, 666],
	[0, 5, 0],
	[5, 5, 1000],
	[null, 5, null],
	[1, 0, null],
	[1, null, null]
])('%j of %j is %j thousandths', (part, of, share) => {
	expect(permille(part, of)).toBe(share);
});

test('turnout runs from the oldest vote to the latest, and its mean counts each vote alike', () => {
	const record = turnoutRecord([
		vote({ vote_id: 'new', ended_at: 3, cast: 150 }),
		vote({ vote_id: 'old', ended_at: 1, cast: 50 }),
		vote({ vote_id: 'tiny', ended_at: 2, cast: null, of: 6 })
	]);
	expect(record.points.map((point) => [point.vote_id, point.share])).toEqual([
		['old', 250],
		['tiny', null],
		['new', 750]
	]);
	expect(record).toMatchObject({ mean: 500, latest: 750 });
});

test('an open poll has no turnout', () => {
	expect(turnoutRecord([vote({ of: null, cast: null })])).toEqual({
		points: [],
		mean: null,
		latest: null
	});
});

test('outcomes are counted in a fixed order, and what never happened is left out', () => {
	const votes = (['failed', 'passed', 'chosen', 'passed'] as const).map((outcome) =>
		vote({ outcome })
	);
	expect(outcomeRecord(votes)).toEqual({
		votes: 4,
		decided: 3,
		counts: [
			{ outcome: 'passed', votes: 2 },
			{ outcome: 'chosen', votes: 1 },
			{ outcome: 'failed', votes: 1 }
		]
	});
});

describe('channels', () => {
	const online = (ballots: number | null) => ({ channel: 'online', ballots, rounded: false });
	const paper = (ballots: number | null) => ({ channel: 'paper', ballots, rounded: true });

	test('of all votes are added up, the most used first', () => {
		const votes = [vote({ channels: [paper(10), online(20)] }), vote({ channels: [online(10)] })];
		expect(channelRecord(votes)).toEqual({
			ballots: 40,
			channels: [
				{ channel: 'online', ballots: 30, share: 750, rounded: false },
				{ channel: 'paper', ballots: 10, share: 250, rounded: true }
			]
		});
	});

	test('hidden in every vote stay hidden', () => {
		const votes = [vote({ channels: [online(20), paper(null)] })];
		expect(channelRecord(votes).channels[1]).toMatchObject({
			channel: 'paper',
			ballots: null,
			share: null
		});
	});

	test('of no vote are none', () => {
		expect(channelRecord([])).toEqual({ ballots: 0, channels: [] });
	});
});

test('each part of a unit sums the communities whose code begins with its own', () => {
	const part = (id: string, prefix: string) => ({ id, name: id, name_en: id, code: '', prefix });
	const tally = (code: string, cast: number) => {
		return { code, votes: 2, decided: 1, open: 1, cast, of: 100 };
	};
	const lines = compare(
		[part('a', '330106001'), part('b', '330106002'), part('c', '330106003')],
		['330106001001', '330106001002', '330106002001'],
		[tally('330106001001', 50), tally('330106001002', 70), tally('330106002001', 10)]
	);
	expect(lines).toMatchObject([
		{ id: 'a', communities: 2, votes: 4, decided: 2, open: 2, turnout: 600 },
		{ id: 'b', communities: 1, votes: 2, turnout: 100 },
		{ id: 'c', communities: 0, votes: 0, turnout: null }
	]);
});

describe('the period of publication', () => {
	const zone = 'Asia/Shanghai';
	const lateEvening = Date.parse('2026-03-05T23:50:00+08:00');

	test.each([
		['2026-03-05T23:59:00+08:00', 0, false],
		['2026-03-06T00:01:00+08:00', 1, false],
		['2026-03-20T23:59:00+08:00', 15, false],
		['2026-03-21T00:01:00+08:00', 16, true]
	])('is at %s on day %i', (now, day, over) => {
		expect(publication(lateEvening, Date.parse(now), zone)).toMatchObject({ day, over });
	});

	test('ends fifteen days after the day of publication, which does not count', () => {
		const { until } = publication(lateEvening, lateEvening, zone);
		expect(new Date(until).toISOString()).toBe('2026-03-20T15:50:00.000Z');
	});
});

test.each([
	[72, 'days', 3],
	[48, 'days', 2],
	[47.9, 'hours', 47],
	[1.5, 'minutes', 90],
	[0, 'minutes', 1]
])('%d hours before the end there are %s left', (hours, unit, count) => {
	expect(timeLeft(hours * 3_600_000, 0)).toEqual({ unit, count });
});

describe('the download', () => {
	const votes = [
		vote({ vote_id: 'b', ended_at: 2, question: '=HYPERLINK("x")', cast: null, ballots: 3 }),
		vote({
			vote_id: 'a',
			ended_at: 1,
			channels: [{ channel: 'paper', ballots: null, rounded: false }]
		})
	];

	test('lists votes from the oldest on, hides small numbers, and runs no formula', () => {
		const lines = csv(recordTable(votes)).split('\r\n');
		expect(lines[1]).toMatch(/^a,是否同意？,motion,.*,passed,,200,100,50,100,0,0,,0,0,vote,,,$/);
		expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
		expect(lines[2]).toMatch(/,200,,,,0,0,0,0,0,vote,,,$/);
	});

	test('as a document says what it is and what is hidden', () => {
		const unit = { id: 'u', code: '1', name: '甲', name_en: 'A' };
		expect(recordDocument(unit, votes)).toMatchObject({
			format: 'minyi-record/1',
			unit,
			suppressed_below: 5,
			votes: [
				{ vote: 'a', channels: { paper: null } },
				{ vote: 'b', took_part: null }
			]
		});
	});
});
