import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, type Condition } from '../conditions.ts';
import { asked } from '../kinds/kinds.fixture.ts';
import { blankDocument } from './blank.ts';
import {
	asGroup,
	fromGroup,
	kindOfSource,
	named,
	nameOf,
	operators,
	sourcesBefore,
	testOf
} from './condition-edit.ts';
import { parseDocument } from './document.form.ts';

const document = {
	...blankDocument('问卷'),
	sections: [
		{ key: 's', title: { zh: '' }, questions: asked.slice(0, 5) },
		{ key: 't', title: { zh: '' }, questions: asked.slice(5) }
	],
	computed: [
		{ key: 'early', of: ['rating'], by: 'sum' as const },
		{ key: 'late', of: ['rating', 'number'], by: 'mean' as const }
	]
};

/** Conditions on three values that are there or not. */
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4 },
		fc
			.constantFrom('a', 'b', 'c')
			.map((question) => ({ of: { question }, is: 'answered' as const })),
		fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
		fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
		tie('tree').map((not) => ({ not }))
	)
}));

it('a condition as a group and back means the same', () => {
	fc.assert(
		fc.property(tree, fc.subarray(['a', 'b', 'c']), (condition, there) => {
			const look = (source: object) =>
				'question' in source && there.includes(String(source.question)) ? true : null;
			const back = fromGroup(asGroup(condition));
			expect(back && holds(back, look)).toBe(holds(condition, look));
		})
	);
});

it('a group of nothing is no condition', () => {
	expect(fromGroup({ mode: 'any', parts: [] })).toBeUndefined();
});

describe('what can be looked at', () => {
	const namesBefore = (key: string | null, itself?: boolean) =>
		sourcesBefore(document, key, itself)
			.filter((source) => !('roll' in source))
			.map((source) =>
				'question' in source ? source.question : 'computed' in source ? source.computed : ''
			);

	it.each<[string, string | null, boolean, string[]]>([
		['before the first question', 'single', false, []],
		['at it', 'single', true, ['single']],
		['before the third', 'multiple', false, ['single', 'dropdown']],
		['before the second section', 't', false, [...keys(0, 5), 'early']],
		['from the end', null, false, [...keys(0, 18), 'early', 'late']]
	])('%s', (_what, key, itself, names) => {
		expect(namesBefore(key, itself)).toEqual(names);
	});

	it('always has the lines of the roll', () => {
		expect(sourcesBefore(document, 'single')).toContainEqual({ roll: 'building' });
	});
});

it('every source begins with a test that is taken, whatever is asked of it', () => {
	for (const of of sourcesBefore(document, null)) {
		expect(named(nameOf(of))).toEqual(of);
		for (const is of operators[kindOfSource(document, of)]) {
			const when = testOf(document, of, is);
			expect(when.is).toBe(is);
			const whole = { ...document, sections: document.sections.map((one) => ({ ...one, when })) };
			expect(parseDocument(whole)).toHaveProperty('document');
		}
	}
});

function keys(from: number, to: number): string[] {
	return asked.slice(from, to).map(({ key }) => key);
}
