import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorsOf } from './criteria.ts';
import { listPacks } from './packs.server.ts';
import { anyTree } from './tree-any.fixture.ts';
import { mostFaults } from './tree-fault.ts';
import { exportTree, importTree } from './tree-json.ts';

test('what is exported is imported as it was, through a file too', () => {
	fc.assert(
		fc.property(anyTree, (criteria) => {
			expect(importTree(exportTree(criteria))).toEqual({ criteria });
			expect(importTree(JSON.parse(JSON.stringify(exportTree(criteria))))).toEqual({ criteria });
		})
	);
});

test('a scale that many indicators share stands in the file once, and points as a person writes them', async () => {
	for (const { terms } of await listPacks()) {
		const tree = exportTree(terms.criteria);
		expect(Object.keys(tree.scales)).toEqual(['scale-1']);
		expect(tree.scales['scale-1']?.lowest).toBe(0);
		const [first] = tree.criteria.flatMap(({ indicators }) => indicators);
		expect((first?.weight ?? 0) * 100).toBeCloseTo(indicatorsOf(terms.criteria)[0]?.weight ?? 0);
	}
});

describe('a tree is refused, and where is told', () => {
	const indicator = (more: object = {}) => ({
		key: 'a1',
		words: { zh: '甲一' },
		weight: 100,
		scale: 's',
		anchors: [{ zh: '一' }],
		evidence: ['file'],
		...more
	});
	const tree = (indicators: unknown, more: object = {}) => ({
		format: 'minyi-criteria/1',
		scales: { s: { lowest: 0, highest: 4, step: 1, bands: [[0, 4]] } },
		criteria: [{ key: 'a', words: { zh: '甲' }, indicators }],
		...more
	});
	const at = 'criteria.0.indicators.0';

	test('not when it is as it should be', () => {
		expect(importTree(tree([indicator()]))).toHaveProperty('criteria');
	});

	test.each([
		['no object', 'tree', '', 'wrong_shape'],
		['nothing', undefined, '', 'missing'],
		['another format', tree([], { format: 'x' }), 'format', 'wrong_shape'],
		['a field that is not known', tree([], { more: 1 }), '', 'unknown_field'],
		['a weight as text', tree([indicator({ weight: '4' })]), `${at}.weight`, 'wrong_shape'],
		['a weight that is none', tree([indicator({ weight: NaN })]), `${at}.weight`, 'wrong_shape'],
		['no weight', tree([indicator({ weight: undefined })]), `${at}.weight`, 'missing'],
		['a huge weight', tree([indicator({ weight: 1e300 })]), `${at}.weight`, 'out_of_range'],
		[
			'a weight too fine',
			tree([indicator({ weight: 1.005 })]),
			`${at}.weight`,
			'too_many_decimals'
		],
		['an unknown scale', tree([indicator({ scale: 'no' })]), `${at}.scale`, 'no_such_scale'],
		[
			'a scale from birth',
			tree([indicator({ scale: 'toString' })]),
			`${at}.scale`,
			'no_such_scale'
		],
		[
			'too few anchors',
			tree([indicator({ anchors: [] })]),
			`${at}.anchors`,
			'anchors_do_not_match'
		],
		[
			'strange proof',
			tree([indicator({ evidence: ['x'] })]),
			`${at}.evidence.0`,
			'no_such_evidence'
		],
		[
			'a long text',
			tree([indicator({ words: { zh: '长'.repeat(9_999) } })]),
			`${at}.words.zh`,
			'too_long'
		],
		['a strange key', tree([indicator({ key: '<b>' })]), `${at}.key`, 'bad_key'],
		['a key from birth', tree([indicator({ key: 'constructor' })]), `${at}.key`, 'bad_key'],
		['a key twice', tree([indicator({ key: 'a' })]), `${at}.key`, 'key_twice'],
		['far too many', tree(Array(999).fill(indicator())), 'criteria.0.indicators', 'too_many']
	])('when there is %s', (_, raw, place, reason) => {
		const read = importTree(raw);
		expect('faults' in read && read.faults).toContainEqual({ place, reason });
	});

	test('when its criteria have too many indicators together', () => {
		const many = (from: number) =>
			Array.from({ length: 120 }, (_, at) => indicator({ key: `k${from + at}` }));
		const criteria = ['a', 'b'].map((key, at) => {
			return { key, words: { zh: key }, indicators: many(at * 120) };
		});
		expect(importTree(tree([], { criteria }))).toEqual({
			faults: [{ place: 'criteria', reason: 'too_many' }]
		});
	});

	test('with a list of faults that ends', () => {
		const read = importTree(tree(Array(150).fill(indicator({ scale: 'no' }))));
		expect('faults' in read && read.faults).toHaveLength(mostFaults);
	});
});

test('whatever is sent is answered', () => {
	fc.assert(
		fc.property(fc.anything({ withNullPrototype: true }), (raw) => {
			expect(importTree(raw)).toHaveProperty('faults');
		})
	);
});
