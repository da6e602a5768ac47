import type { Answer, Answers } from '#lib/questionnaires/answers.ts';
import type { Chance } from '../chance.ts';
import { remarks } from './remarks.ts';

/** Who answers: the building, and how content people are in that half-year, from −1 to 1. */
type Household = { building: string; season: number };

/** Lifts trouble these buildings, the bins these. */
const lifts = ['3', '5'];
const smells = ['2', '8'];

const grades = ['very_bad', 'bad', 'fair', 'good', 'very_good'];

/** What a household says of its property company: the parts hang together, and on the building. */
export function pleased(luck: Chance, { building, season }: Household): Answers {
	const sore = lifts.includes(building) ? 0.9 : smells.includes(building) ? 0.4 : 0;
	const mood = 3.3 + season - sore + bell(luck) * 0.9;
	const said: Record<string, Answer> = { overall: onScale(mood, 1, 5) };
	if (luck.next() < 0.94) {
		said.recommend = onScale(mood * 2 - 0.4 + bell(luck), 0, 10);
	}
	if (luck.next() < 0.9) {
		said.years = {
			option: luck.pick(['new', 'some', 'some', 'long', 'long', 'old', 'old', 'old'])
		};
	}
	if (luck.next() < 0.92) said.services = { rows: services(luck, mood, sore, season) };
	if (luck.next() < 0.95) said.reported = luck.next() < 0.42;
	if (said.reported === true) {
		const speeds = ['never', 'longer', 'week', 'three', 'day'];
		said.repair_speed = { option: speeds[onScale(mood + 0.3 + bell(luck), 1, 5) - 1] ?? 'week' };
	}
	Object.assign(said, wishes(luck, building, mood));
	if (luck.next() < (mood < 2.5 ? 0.46 : 0.24)) {
		const tone = mood < 2.6 ? 0 : mood < 3.9 ? 1 : 2;
		const [first = '', ...rest] = remarks[tone];
		said.remarks = luck.pick([first, ...rest]);
	}
	return said;
}

function services(luck: Chance, mood: number, sore: number, season: number) {
	const parts = {
		clean: 0.5,
		green: 0.4,
		guard: 0.1,
		repair: -0.5 - sore / 2,
		park: -1.1,
		staff: 0.5
	};
	const gained = { clean: season, repair: season };
	return Object.fromEntries(
		Object.entries(parts).flatMap(([part, leaning]) => {
			if (luck.next() < 0.03) return [];
			const more = gained[part as keyof typeof gained] ?? 0;
			const said = grades[onScale(mood + leaning + more / 2 + bell(luck) * 0.7, 1, 5) - 1];
			return said ? [[part, [said]]] : [];
		})
	);
}

/** Weights say how often each is named; whoever is content names less. */
function wishes(luck: Chance, building: string, mood: number): Record<string, Answer> {
	const weights = {
		lift: lifts.includes(building) ? 9 : 2,
		leak: 2,
		cars: 5,
		bikes: 4,
		smell: smells.includes(building) ? 6 : 1.5,
		noise: 1
	};
	const problems =
		mood > 4.3 && luck.next() < 0.6 ? ['none'] : draw(luck, weights, luck.whole(1, 3));
	const first = draw(
		luck,
		{ lifts: lifts.includes(building) ? 8 : 3, charging: 4, gate: 2, lamps: 3, pipes: 2 },
		luck.whole(1, 3)
	);
	const said: Record<string, Answer> = {};
	const listed = ['lift', 'leak', 'cars', 'bikes', 'smell', 'noise', 'none'];
	if (luck.next() < 0.9)
		said.problems = { options: listed.filter((one) => problems.includes(one)) };
	if (luck.next() < 0.8) said.first = { ranked: first };
	if (luck.next() < 0.55) {
		said.dirty = { building: `b${luck.pick([building, building, ...smells, '8', '11'])}` };
	}
	return said;
}

/** So many different keys, the heavier the likelier and the earlier. */
function draw(luck: Chance, weights: Record<string, number>, many: number): string[] {
	const left = new Map(Object.entries(weights));
	const drawn: string[] = [];
	while (drawn.length < many && left.size > 0) {
		let at = luck.next() * [...left.values()].reduce((sum, weight) => sum + weight, 0);
		const key = [...left].find(([, weight]) => (at -= weight) < 0)?.[0] ?? [...left.keys()][0];
		if (key === undefined) break;
		drawn.push(key);
		left.delete(key);
	}
	return drawn;
}

/** Roughly normal, with a variance of 1. */
function bell(luck: Chance): number {
	return (luck.next() + luck.next() + luck.next() - 1.5) * 2;
}

function onScale(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, Math.round(value)));
}
