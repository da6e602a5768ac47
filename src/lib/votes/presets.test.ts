import { expect, test } from 'vitest';
import law from '#db/packs/law-2026.json' with { type: 'json' };
import { count } from './count.ts';
import { printFault } from './fault.ts';
import { findPreset, listPresets, parsePack, type Pack, type Preset } from './presets.ts';
import { bases, type Basis } from './rules.ts';

const pack = read(law);

function read(raw: unknown): Pack {
	const parsed = parsePack(raw);
	if (!parsed.ok) throw new Error(printFault(parsed));
	return parsed.pack;
}

function preset(id: string): Preset {
	const found = findPreset(pack, id);
	if (!found) throw new Error(`no preset ${id}`);
	return found;
}

/** A motion with so many for and against, each ballot one head, one household and `area`. */
function outcome(id: string, electorate: number, yes: number, no: number, area = 1) {
	const weights = { heads: 1, households: 1, area };
	return count({
		format: 'minyi-count/1',
		method: 'motion',
		rule: preset(id).rule,
		electorate: { heads: electorate, households: electorate, area: electorate * area },
		ballots: [
			...(yes > 0 ? [{ choice: 'for', count: yes, ...weights }] : []),
			...(no > 0 ? [{ choice: 'against', count: no, ...weights }] : [])
		]
	}).outcome;
}

const halfTakesPart = ['villagers-assembly-adults', 'residents-assembly-adults'].concat(
	'residents-assembly-households'
);
const twoThirdsTakePart = [
	'villagers-assembly-households',
	'villagers-representatives',
	'villagers-group-adults',
	'villagers-group-households',
	'residents-representatives',
	'party-members-deliberation',
	'owners-ordinary'
];

test('the pack holds every preset of the two organic laws, the civil code and custom, once', () => {
	expect(pack.presets.map(({ id }) => id).sort()).toEqual(
		[...halfTakesPart, ...twoThirdsTakePart, 'owners-special', 'simple-majority'].sort()
	);
	expect(pack.effective).toBe('2026-01-01');
	for (const { id, rule } of pack.presets) expect(rule.id).toBe(id);
});

test.each(halfTakesPart)('%s: more than half take part, more than half of them approve', (id) => {
	expect(outcome(id, 1000, 500, 0)).toBe('inquorate');
	expect(outcome(id, 1000, 501, 0)).toBe('passed');
	expect(outcome(id, 1001, 500, 0)).toBe('inquorate');
	expect(outcome(id, 1001, 501, 0)).toBe('passed');
	expect(outcome(id, 1000, 300, 300)).toBe('failed');
	expect(outcome(id, 1000, 301, 299)).toBe('passed');
});

test.each(twoThirdsTakePart)('%s: two thirds take part, more than half of them approve', (id) => {
	expect(outcome(id, 1218, 811, 0)).toBe('inquorate');
	expect(outcome(id, 1218, 812, 0)).toBe('passed');
	expect(outcome(id, 1219, 812, 0)).toBe('inquorate');
	expect(outcome(id, 1219, 813, 0)).toBe('passed');
	expect(outcome(id, 1218, 406, 406)).toBe('failed');
	expect(outcome(id, 1218, 407, 405)).toBe('passed');
});

test('owners-special: two thirds take part, three quarters of them approve', () => {
	expect(outcome('owners-special', 900, 599, 0)).toBe('inquorate');
	expect(outcome('owners-special', 900, 600, 0)).toBe('passed');
	expect(outcome('owners-special', 900, 449, 151)).toBe('failed');
	expect(outcome('owners-special', 900, 450, 150)).toBe('passed');
	expect(outcome('owners-special', 900, 450, 151)).toBe('failed');
});

test('simple-majority: more for than against, of however few; abstaining and blank weigh nothing', () => {
	expect(outcome('simple-majority', 1000, 1, 0)).toBe('passed');
	expect(outcome('simple-majority', 1000, 2, 2)).toBe('failed');
	expect(outcome('simple-majority', 1000, 3, 2)).toBe('passed');
	expect(outcome('simple-majority', 1000, 0, 0)).toBe('failed');
	const { rule } = preset('simple-majority');
	const ballots = [
		{ choice: 'for' },
		{ choice: 'abstain', count: 50 },
		{ choice: null, count: 50 }
	];
	expect(count({ format: 'minyi-count/1', method: 'motion', rule, ballots }).outcome).toBe(
		'passed'
	);
});

test.each([
	['owners-ordinary', { area: 5_001, heads: 51 }, 'passed'],
	['owners-ordinary', { area: 5_000, heads: 99 }, 'failed'],
	['owners-ordinary', { area: 9_900, heads: 50 }, 'failed'],
	['owners-special', { area: 7_500, heads: 75 }, 'passed'],
	['owners-special', { area: 7_499, heads: 75 }, 'failed'],
	['owners-special', { area: 7_500, heads: 74 }, 'failed']
] as const)('%s with %j for, of 10 000 area and 100 heads: %s', (id, yes, expected) => {
	const result = count({
		format: 'minyi-count/1',
		method: 'motion',
		rule: preset(id).rule,
		electorate: { heads: 150, area: 15_000 },
		ballots: [
			{ choice: 'for', sum: true, count: yes.heads, ...yes },
			{
				choice: 'against',
				sum: true,
				count: 100 - yes.heads,
				area: 10_000 - yes.area,
				heads: 100 - yes.heads
			}
		]
	});
	expect(result.outcome).toBe(expected);
});

test('owners need area and heads to take part, each by itself', () => {
	const turnout = (area: number, heads: number) =>
		count({
			format: 'minyi-count/1',
			method: 'motion',
			rule: preset('owners-ordinary').rule,
			electorate: { heads: 150, area: 15_000 },
			ballots: [{ choice: 'for', sum: true, count: heads, heads, area }]
		}).outcome;
	expect(turnout(10_000, 100)).toBe('passed');
	expect(turnout(9_999, 100)).toBe('inquorate');
	expect(turnout(10_000, 99)).toBe('inquorate');
});

test('presets are offered for the roll they count: households by household, the others by head', () => {
	const counted = (id: string): Basis[] => {
		const { participation, approval } = preset(id).rule;
		const used = new Set([...participation, ...approval].map(({ basis }) => basis));
		return bases.filter((basis) => used.has(basis));
	};
	for (const { id } of listPresets(pack, 'households').filter(({ id }) => id !== 'simple-majority'))
		expect(counted(id)).toEqual(['households']);
	for (const { id } of listPresets(pack, 'owners').filter(({ id }) => id !== 'simple-majority'))
		expect(counted(id)).toEqual(['heads', 'area']);
	for (const { id } of [...listPresets(pack, 'adults'), ...listPresets(pack, 'representatives')])
		expect(counted(id)).toEqual(['heads']);
});

test.each([
	[{ ...law, id: '' }, 'id: must be text'],
	[{ ...law, effective: 'soon' }, 'effective: must be a date like 2026-01-01'],
	[{ ...law, guidance: { en: 'only' } }, 'guidance: must be text in zh-CN and en'],
	[{ ...law, presets: {} }, 'presets: must be a list'],
	[
		{ ...law, presets: [law.presets[0], law.presets[0]] },
		'presets[1].id: "villagers-assembly-adults" is listed twice'
	],
	[
		{ ...law, presets: [{ ...law.presets[0], electorates: ['cats'] }] },
		'presets[0].electorates: must list some of adults, households, owners, representatives'
	],
	[
		{ ...law, presets: [{ ...law.presets[0], rule: { participation: [] } }] },
		'presets[0].rule.approval: is missing'
	]
])('a broken pack is refused with its place (%#)', (raw, line) => {
	const parsed = parsePack(raw);
	expect(parsed.ok ? 'accepted' : printFault(parsed)).toBe(line);
});
