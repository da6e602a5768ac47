import { expect, test } from 'vitest';
import { parseBundle } from './bundle.ts';
import { count } from './count.ts';
import { printFault } from './fault.ts';

const motion = { format: 'minyi-count/1', method: 'motion', ballots: [] };
const single = { ...motion, method: 'single', options: [{ id: 'a', label: '甲' }, { id: 'b' }] };
const half = { basis: 'heads', fraction: [1, 2], strict: true };
const rule = { id: 'r', participation: [], approval: [{ ...half, of: 'participants' }] };
const owners = { ...rule, participation: [{ ...half, basis: 'area' }] };

function read(raw: unknown): string {
	const parsed = parseBundle(raw);
	return parsed.ok ? 'accepted' : printFault(parsed);
}

const big = 'must be a whole number from 0 to 9007199254740991';

test.each([
	[undefined, 'bundle: must be an object'],
	[[], 'bundle: must be an object'],
	['{}', 'bundle: must be an object'],
	[{}, 'format: must be "minyi-count/1"'],
	[{ ...motion, format: 'minyi-count/2' }, 'format: must be "minyi-count/1"'],
	[{ ...motion, method: undefined }, 'method: must be text'],
	[{ ...motion, method: 'tombola' }, 'method: "tombola" is not supported'],
	[{ ...motion, method: '__proto__' }, 'method: "__proto__" is not supported'],
	[{ ...motion, method: 'constructor' }, 'method: "constructor" is not supported'],
	[{ ...motion, options: [{ id: 'a' }] }, 'options: method motion has options of its own'],
	[{ ...single, options: undefined }, 'options: is missing'],
	[{ ...single, options: 'ab' }, 'options: must be a list'],
	[{ ...single, options: [] }, 'options: must name at least one'],
	[{ ...single, options: ['a'] }, 'options[0]: must be an object'],
	[{ ...single, options: [{ id: 7 }] }, 'options[0].id: must be text'],
	[{ ...single, options: [{ id: '' }] }, 'options[0].id: must be text'],
	[{ ...single, options: [{ id: 'a', label: 7 }] }, 'options[0].label: must be text'],
	[
		{ ...single, options: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] },
		'options[2].id: option "a" is listed twice'
	],
	[{ ...motion, tieBreak: 'coin' }, 'tieBreak: must be "none" or "listed"'],
	[{ ...motion, electorate: 1218 }, 'electorate: must be an object'],
	[{ ...motion, electorate: { head: 7 } }, 'electorate: unknown field "head"'],
	[{ ...motion, electorate: { heads: -1 } }, `electorate.heads: ${big}`],
	[{ ...motion, electorate: { area: 1.5 } }, `electorate.area: ${big}`],
	[{ ...motion, electorate: { area: 1e20 } }, `electorate.area: ${big}`],
	[{ ...motion, electorate: { area: null } }, `electorate.area: ${big}`],
	[{ ...motion, rule: { ...rule, approval: 'all' } }, 'rule.approval: must be a list'],
	[
		{ ...motion, rule: { ...rule, participation: [half], approval: [] }, electorate: { heads: 7 } },
		'rule.approval: a motion needs at least one'
	],
	[{ ...motion, rule: owners }, 'electorate.area: is missing, and the rule needs it'],
	[
		{ ...motion, rule: owners, electorate: { heads: 7 } },
		'electorate.area: is missing, and the rule needs it'
	],
	[{ ...motion, ballots: undefined }, 'ballots: is missing'],
	[{ ...motion, ballots: { 0: { choice: 'for' } } }, 'ballots: must be a list']
])('what stands above the ballots is refused with its place (%#)', (raw, line) => {
	expect(read(raw)).toBe(line);
});

test.each([
	[null, ': must be an object'],
	['for', ': must be an object'],
	[['for'], ': must be an object'],
	[{}, '.choice: is missing (null is a blank ballot)'],
	[{ choice: 'x' }, '.choice: option "x" does not exist'],
	[{ choice: 'For' }, '.choice: option "For" does not exist'],
	[{ choice: '__proto__' }, '.choice: option "__proto__" does not exist'],
	[{ choice: 'constructor' }, '.choice: option "constructor" does not exist'],
	[{ choice: 7 }, '.choice: must be the id of one option, or null'],
	[{ choice: ['for'] }, '.choice: must be the id of one option, or null'],
	[{ choice: 'for', invalid: true }, ': an invalid ballot has no choice'],
	[{ choice: null, invalid: true }, ': an invalid ballot has no choice'],
	[{ invalid: 'yes' }, '.invalid: must be true or false'],
	[{ invalid: false }, '.choice: is missing (null is a blank ballot)'],
	[{ choice: 'for', count: 0 }, '.count: must be a whole number from 1 to 9007199254740991'],
	[{ choice: 'for', count: '3' }, '.count: must be a whole number from 1 to 9007199254740991'],
	[{ choice: 'for', count: null }, '.count: must be a whole number from 1 to 9007199254740991'],
	[{ choice: 'for', heads: -1 }, `.heads: ${big}`],
	[{ choice: 'for', households: 0.5 }, `.households: ${big}`],
	[{ choice: 'for', area: 1e20 }, `.area: ${big}`],
	[{ choice: 'for', area: NaN }, `.area: ${big}`],
	[{ choice: 'for', sum: 1 }, '.sum: must be true or false'],
	[{ choice: 'for', channel: 7 }, '.channel: must be text'],
	[{ choice: 'for', coutn: 3 }, ': unknown field "coutn"'],
	[JSON.parse('{"choice":"for","__proto__":{"count":3}}'), ': unknown field "__proto__"']
])('a ballot is refused with its number and field (%#)', (ballot, line) => {
	const ballots = [...Array(17).fill({ choice: 'for' }), ballot];
	expect(read({ ...motion, ballots })).toBe(`ballots[17]${line}`);
});

test('a text from outside stays on one line, cut to a readable length', () => {
	const line = read({ ...motion, ballots: [{ choice: `a\n\u2028${'长'.repeat(10_000_000)}` }] });
	expect(line).toMatch(/^ballots\[0\]\.choice: option ".{10,200}…" does not exist$/u);
});

test('more than the electorate has cannot have taken part', () => {
	const full = { ...motion, electorate: { heads: 3, area: 100 } };
	const read3 = (more: object) =>
		read({ ...full, ballots: [{ choice: 'for', count: 3, ...more }] });
	expect(read3({})).toBe('accepted');
	expect(read3({ count: 4 })).toBe('ballots: 4 heads took part, but the electorate has 3');
	expect(read3({ area: 34 })).toBe('ballots: 102 area took part, but the electorate has 100');
	expect(read3({ area: 100, sum: true })).toBe('accepted');
	expect(read3({ households: 9 })).toBe('accepted');
	expect(
		read({
			...full,
			ballots: [
				{ choice: null, count: 3 },
				{ invalid: true, count: 9, area: 999 }
			]
		})
	).toBe('accepted');
});

test('sums that would stop being exact are refused, those at the edge are not', () => {
	const edge = Number.MAX_SAFE_INTEGER;
	const two = (first: object, second: object) =>
		read({
			...motion,
			ballots: [
				{ choice: 'for', ...first },
				{ choice: null, ...second }
			]
		});
	expect(two({ area: edge - 1 }, { area: 1 })).toBe('accepted');
	expect(two({ area: edge }, { area: 1 })).toBe(
		'ballots[1].area: brings the sum above 9007199254740991'
	);
	expect(two({ area: 10 ** 12, count: 10 ** 6 }, {})).toBe(
		'ballots[0].area: brings the sum above 9007199254740991'
	);
	expect(two({ count: edge, heads: 0 }, { heads: 0 })).toBe(
		'ballots[1].count: brings the sum above 9007199254740991'
	);
});

test('a bundle is accepted with everything that may be left out left out', () => {
	expect(parseBundle(motion)).toEqual({ ok: true, bundle: motion });
	expect(parseBundle({ ...single, rule: null, electorate: null })).toEqual({
		ok: true,
		bundle: single
	});
});

test('names that objects carry by nature are options like any other', () => {
	const options = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((id) => ({ id }));
	const ballots = [{ choice: '__proto__', count: 2 }, { choice: 'constructor' }];
	const parsed = parseBundle(JSON.parse(JSON.stringify({ ...single, options, ballots })));
	if (!parsed.ok) throw new Error(printFault(parsed));
	const result = count(parsed.bundle);
	expect(result.winners).toEqual(['__proto__']);
	expect(result.options.map(({ score }) => score)).toEqual([2, 1, 0, 0]);
});

test('200 options and a million ballots on one line are nothing special', () => {
	const options = Array.from({ length: 200 }, (_, i) => ({ id: `o${i}` }));
	const ballots = options.map(({ id }, i) => ({ choice: id, count: 1_000_000 + i }));
	const parsed = parseBundle({ ...single, options, ballots });
	expect(parsed.ok && count(parsed.bundle).winners).toEqual(['o199']);
});
