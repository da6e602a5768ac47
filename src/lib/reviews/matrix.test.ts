import { describe, expect, test } from 'vitest';
import { wholeTerms } from '#lib/programmes/terms.fixture.ts';
import { linesOf, matrix, settlementOf, withoutNames, type Agreement } from './matrix.ts';

const words = { strengths: '有记录', improvements: '再快些', questions: '谁来？' };
const reviewer = (id: string, sealed_at: number | null = 1) => {
	return { id, person: `person-${id}`, name: `名${id}`, isLead: id === 'a', sealed_at, ...words };
};
const cell = (review: string, key: string, score: number) => {
	return { review, key, score, comment: `${review} 看到的`, reason: '' };
};
const agreed: Agreement & { key: string } = {
	...{ key: 'e1', by: 'settlement', score: 300, reason: '补看了材料', at: 2, who: '名a' }
};
const cells = [
	cell('a', 'e1', 100),
	cell('b', 'e1', 400),
	cell('a', 'e2', 300),
	cell('b', 'e2', 300)
];
const given = {
	reviewers: [reviewer('a'), reviewer('b')],
	cells,
	agreed: [agreed],
	self: new Map()
};

describe('reviews side by side', () => {
	test('say who reviews, and nothing else, before all are sealed', () => {
		const found = matrix(wholeTerms(), {
			...given,
			reviewers: [reviewer('a'), reviewer('b', null)]
		});
		expect(found).toMatchObject({ isIn: false, criteria: [] });
		expect(JSON.stringify(found)).not.toMatch(/看到的|有记录|谁来/);
	});

	test('have what was agreed in place of the mean', () => {
		const [settled, even, unscored] = linesOf(matrix(wholeTerms(), given));
		expect(settled).toMatchObject({ isApart: true, isOpen: false, by: 'settlement', share: 7_500 });
		expect(even).toMatchObject({ isApart: false, spread: { range: 0, deviation: 0 } });
		expect(unscored).toMatchObject({ cells: [null, null], spread: null, share: 0 });
	});

	test('name nobody to the evaluators', () => {
		const found = withoutNames(matrix(wholeTerms(), given), 'b');
		expect(JSON.stringify(found)).not.toMatch(/名[ab]|person-/);
		expect(found.reviewers.map(({ isOwn }) => isOwn)).toEqual([false, true]);
	});

	test('open the form of a settlement with what was settled before', () => {
		const found = matrix(wholeTerms(), given);
		expect(settlementOf(found, 'e1')).toEqual({
			...{ indicator: 'e1', score: '3', reason: '补看了材料' }
		});
		expect(settlementOf(found, 'none')).toEqual({ indicator: 'none', score: '', reason: '' });
	});
});
