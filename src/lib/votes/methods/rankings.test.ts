import { describe, expect, test } from 'vitest';
import type { Ballot } from '../ballots.ts';
import { parseBundle, type Bundle } from '../bundle.ts';
import { count, detailsOf, type Result } from '../count.ts';
import { printFault } from '../fault.ts';

/** "5 A C=B E" is five ballots with A first, then C and B tied, then E; all else is left out. */
function ballot(line: string): Ballot {
	const [many = '1', ...tiers] = line.split(' ');
	return { count: Number(many), choice: tiers.map((tier) => tier.split('=')) };
}

function counted(method: string, ids: string, lines: string[], more: Partial<Bundle> = {}): Result {
	const options = ids.split(' ').map((id) => ({ id }));
	const ballots = lines.map(ballot);
	const parsed = parseBundle({ format: 'minyi-count/1', method, options, ballots, ...more });
	if (!parsed.ok) throw new Error(printFault(parsed));
	return count(parsed.bundle);
}

const scores = ({ options }: Result) =>
	Object.fromEntries(options.map(({ id, score }) => [id, score]));
const ends = ({ outcome, winners, tied }: Result) => [outcome, winners.join(''), tied.join('')];

/** https://en.wikipedia.org/wiki/Condorcet_method: where the capital of Tennessee should be. */
const tennessee = [
	'42 Memphis Nashville Chattanooga Knoxville',
	'26 Nashville Chattanooga Knoxville Memphis',
	'15 Chattanooga Knoxville Nashville Memphis',
	'17 Knoxville Chattanooga Nashville Memphis'
];
const cities = 'Memphis Nashville Chattanooga Knoxville';

describe('the capital of Tennessee', () => {
	test('instant runoff chooses Knoxville, in three rounds', () => {
		const result = counted('irv', cities, tennessee);
		expect(result.winners).toEqual(['Knoxville']);
		expect(result.rounds).toEqual([
			{
				tallies: [
					{ id: 'Memphis', score: 42 },
					{ id: 'Nashville', score: 26 },
					{ id: 'Chattanooga', score: 15 },
					{ id: 'Knoxville', score: 17 }
				],
				left: ['Chattanooga']
			},
			{
				tallies: [
					{ id: 'Memphis', score: 42 },
					{ id: 'Nashville', score: 26 },
					{ id: 'Knoxville', score: 32 }
				],
				left: ['Nashville']
			},
			{
				tallies: [
					{ id: 'Memphis', score: 42 },
					{ id: 'Knoxville', score: 58 }
				],
				left: []
			}
		]);
		expect(scores(result)).toEqual({ Memphis: 42, Nashville: 26, Chattanooga: 15, Knoxville: 58 });
	});

	test('Borda chooses Nashville with 194 points', () => {
		const result = counted('borda', cities, tennessee);
		expect(result.winners).toEqual(['Nashville']);
		expect(scores(result)).toEqual({
			Memphis: 126,
			Nashville: 194,
			Chattanooga: 173,
			Knoxville: 107
		});
	});

	test('Schulze chooses Nashville, which beats each of the others', () => {
		const result = counted('schulze', cities, tennessee);
		expect(result.winners).toEqual(['Nashville']);
		expect(scores(result)).toEqual({ Memphis: 0, Nashville: 3, Chattanooga: 2, Knoxville: 1 });
		expect(result.options.map(({ heads }) => heads)).toEqual([42, 26, 15, 17]);
	});
});

/**
 * Burlington, Vermont, mayor, 3 March 2009, as compressed to the three who reached the second round (W. D. Smith,
 * rangevoting.org/Burlington.html). The official count had Kiss 4313 and Wright 4061 in the last round; this
 * profile, made from the ballot files with other rules for what is doubtful, has 4314 and 4064.
 */
const burlington = [
	'1332 Montroll Kiss Wright',
	'767 Montroll Wright Kiss',
	'455 Montroll',
	'2043 Kiss Montroll Wright',
	'371 Kiss Wright Montroll',
	'568 Kiss',
	'1513 Wright Montroll Kiss',
	'495 Wright Kiss Montroll',
	'1289 Wright'
];

test('Burlington 2009: Wright is first on most ballots, the runoff elects Kiss, Montroll beats both', () => {
	const runoff = counted('irv', 'Montroll Kiss Wright', burlington);
	expect(runoff.options.map(({ heads }) => heads)).toEqual([2554, 2982, 3297]);
	expect(runoff.winners).toEqual(['Kiss']);
	expect(runoff.rounds.at(-1)).toEqual({
		tallies: [
			{ id: 'Kiss', score: 4314 },
			{ id: 'Wright', score: 4064 }
		],
		left: []
	});
	const pairs = counted('schulze', 'Montroll Kiss Wright', burlington);
	expect(pairs.winners).toEqual(['Montroll']);
	const options = ['Montroll', 'Kiss', 'Wright'].map((id) => ({ id }));
	const bundle = { format: 'minyi-count/1', method: 'schulze', options } as const;
	expect(detailsOf({ ...bundle, ballots: burlington.map(ballot) })).toMatchObject({
		matrix: [
			[0, 4067, 4597],
			[3477, 0, 4314],
			[3668, 4064, 0]
		]
	});
	const first = burlington.map((line) => ({ ...ballot(line), choice: line.split(' ')[1] ?? '' }));
	expect(count({ ...bundle, method: 'single', ballots: first }).winners).toEqual(['Wright']);
});

describe('examples of M. Schulze, Social Choice and Welfare 36 (2011)', () => {
	test('45 ballots of five: E > A > C > B > D (section 3.1 of the long paper)', () => {
		const lines = ['5 A C B E D', '5 A D E C B', '8 B E D A C', '3 C A B E D'];
		lines.push('7 C A E B D', '2 C B A D E', '7 D C E B A', '8 E B A D C');
		const result = counted('schulze', 'A B C D E', lines);
		expect(result.winners).toEqual(['E']);
		expect(scores(result)).toEqual({ E: 4, A: 3, C: 2, B: 1, D: 0 });
		const options = [...'ABCDE'].map((id) => ({ id }));
		const bundle = { format: 'minyi-count/1', method: 'schulze', options } as const;
		expect(detailsOf({ ...bundle, ballots: lines.map(ballot) })).toEqual({
			kind: 'pairs',
			matrix: [
				[0, 20, 26, 30, 22],
				[25, 0, 16, 33, 18],
				[19, 29, 0, 17, 24],
				[15, 12, 28, 0, 14],
				[23, 27, 21, 31, 0]
			],
			strongest: [
				[0, 28, 28, 30, 24],
				[25, 0, 28, 33, 24],
				[25, 29, 0, 29, 24],
				[25, 28, 28, 0, 24],
				[25, 28, 28, 31, 0]
			]
		});
	});

	test('21 ballots of four: the paths decide for D > A > C > B (example 1)', () => {
		const lines = ['8 A C D B', '2 B A D C', '4 C D B A', '4 D B A C', '3 D C B A'];
		const result = counted('schulze', 'A B C D', lines);
		expect(result.winners).toEqual(['D']);
		expect(scores(result)).toEqual({ D: 3, A: 2, C: 1, B: 0 });
	});

	test('9 ballots of four: B and D are tied, or the first listed wins (example 4)', () => {
		const lines = ['3 A B C D', '2 D A B C', '2 D B C A', '2 C B D A'];
		expect(ends(counted('schulze', 'A B C D', lines))).toEqual(['tied', '', 'BD']);
		expect(ends(counted('schulze', 'D C B A', lines, { tieBreak: 'listed' }))).toEqual([
			'chosen',
			'D',
			''
		]);
	});
});

test('in a runoff a ballot that ties its best remaining options is shared out exactly', () => {
	const { rounds, winners } = counted('irv', 'a b c d', ['1 a=b=c d', '1 a', '2 d']);
	expect(rounds[0]).toEqual({
		tallies: [
			{ id: 'a', score: 1.333333 },
			{ id: 'b', score: 0.333333 },
			{ id: 'c', score: 0.333333 },
			{ id: 'd', score: 2 }
		],
		left: ['b', 'c']
	});
	expect(winners).toEqual([]);
});

test.each([
	['the weakest leave together when they cannot catch up', ['5 a', '4 b', '1 c b', '1 d b'], 'b'],
	[
		'a tie for leaving whose order does not matter is no tie',
		['6 a', '2 b a', '2 c a', '1 d'],
		'a'
	],
	['a ballot whose options have left stands aside', ['3 a', '2 b', '2 c b', '2 d'], null]
])('instant runoff: %s', (_, lines, winner) => {
	const { winners, outcome } = counted('irv', 'a b c d', lines);
	expect(outcome === 'tied' ? null : winners[0]).toBe(winner);
});

test('a tie for leaving that decides is reported with all who could win, or the later listed leaves', () => {
	const lines = ['3 a', '2 b c', '2 c b'];
	expect(ends(counted('irv', 'a b c', lines))).toEqual(['tied', '', 'bc']);
	expect(ends(counted('irv', 'a b c', lines, { tieBreak: 'listed' }))).toEqual(['chosen', 'b', '']);
	expect(ends(counted('irv', 'a c b', lines, { tieBreak: 'listed' }))).toEqual(['chosen', 'c', '']);
	expect(ends(counted('irv', 'a b', ['2 a', '2 b']))).toEqual(['tied', '', 'ab']);
});

test('Borda: options tied on a ballot share the points of their places, those left out at the bottom', () => {
	expect(scores(counted('borda', 'a b c d', ['1 a b=c']))).toEqual({ a: 3, b: 1.5, c: 1.5, d: 0 });
	expect(scores(counted('borda', 'a b c d', ['1 a']))).toEqual({ a: 3, b: 1, c: 1, d: 1 });
});

test.each(['irv', 'schulze', 'borda'])(
	'%s: where nobody ranked anything, nobody wins',
	(method) => {
		for (const tieBreak of ['none', 'listed'] as const) {
			const result = counted(method, 'a b', [], { tieBreak });
			expect(ends(result)).toEqual(['tied', '', 'ab']);
			const blank = counted(method, 'a b', ['5'], { tieBreak });
			expect(blank).toMatchObject({ valid: 0, blank: 5, outcome: 'tied' });
		}
		expect(counted(method, 'a', ['1 a']).winners).toEqual(['a']);
	}
);

test.each([
	['irv', tennessee, 58],
	['schulze', tennessee, 58],
	['borda', tennessee, 58],
	['schulze', ['5 Memphis=Nashville', '3 Nashville', '1 Knoxville Nashville'], 8]
])('a rule over %s asks how many stand behind the winner (%#)', (method, lines, have) => {
	const approval = [
		{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' } as const
	];
	const more = { rule: { id: 'r', participation: [], approval } };
	const { requirements, outcome } = counted(method, cities, lines, more);
	expect(requirements[0]?.have).toBe(have);
	expect(outcome).toBe('passed');
});
