import { expect, it } from 'vitest';
import { tellable, type Came } from './tellable.ts';

const came = (building: string, count: number, channel: Came['channel'] = 'online'): Came => ({
	building,
	channel,
	count
});

it.each([
	['enough in each', [came('1', 9), came('2', 5)], ['1', '2'], true],
	['none that is few', [came('1', 9), came('2', 3), came('3', 2)], ['1'], true],
	[
		'one alone, which would stand out as the only one without',
		[came('1', 9), came('2', 1)],
		[],
		true
	],
	['those left out hide each other', [came('1', 9), came('2', 6), came('3', 1)], ['1'], true],
	['small buildings beside one alone', [came('1', 9), came('', 4), came('3', 1)], ['1'], true],
	['one paper among many', [came('1', 9), came('1', 1, 'paper')], ['1'], false],
	[
		'few papers of a building',
		[came('1', 9), came('1', 5, 'paper'), came('2', 9), came('2', 4, 'paper')],
		['1', '2'],
		false
	],
	['imports hide nobody', [came('1', 9), came('', 300, 'import'), came('2', 1)], [], true],
	['nobody', [], [], true]
])('of %s', (_, given, buildings, channels) => {
	expect(tellable(given)).toEqual({ buildings: new Set(buildings), channels });
});
