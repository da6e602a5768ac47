import { describe, expect, test } from 'vitest';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { agreementOf, rowsOf, spreadsOf, type Reviewed } from './overview.ts';

const place = { unit_name: '青禾里', unit_name_en: 'Qinghe', unit_code: '990101001001' };

function reviewed(id: string, more: Partial<Reviewed> = {}): Reviewed {
	return { application: { id, ...place }, reviews: [], isIn: false, standings: [], ...more };
}

const spread = (range: number) => ({ of: 2, least: 0, most: range, range, deviation: range / 2 });
const [sealed, open] = [{ sealed_at: 1 }, { sealed_at: null }];

describe('the overview', () => {
	test.each([
		['nobody reviews', {}, 'unassigned'],
		['a review is out', { reviews: [sealed, open] }, 'reviewing'],
		[
			'scores wait to be settled',
			{
				reviews: [sealed],
				isIn: true,
				standings: [{ key: 'e1', isApart: true, isOpen: true, spread: spread(0.5) }]
			},
			'apart'
		],
		['all is settled', { reviews: [sealed], isIn: true }, 'done']
	] as const)('says of an application where %s', (_, more, progress) => {
		expect(rowsOf([reviewed('a', more)])[0]).toMatchObject({ progress });
	});

	test('has the mean spread of each indicator that was compared', () => {
		const standings = (range: number, isApart: boolean) => [
			{ key: 'e1', isApart, isOpen: false, spread: spread(range) },
			{ key: 'e2', isApart: false, isOpen: false, spread: null }
		];
		const all = [
			reviewed('a', { standings: standings(0.2, false) }),
			reviewed('b', { standings: standings(0.6, true) })
		];
		expect(spreadsOf(criteria, all)).toEqual([
			{
				key: 'e1',
				words: { zh: '指标e1' },
				of: 2,
				range: expect.closeTo(0.4),
				deviation: expect.closeTo(0.2),
				apart: 1
			}
		]);
	});

	test.each([
		[null, 'none'],
		[-0.2, 'low'],
		[0.667, 'tentative'],
		[0.8, 'good']
	] as const)('reads an alpha of %j as %s', (alpha, expected) => {
		expect(agreementOf(alpha)).toBe(expected);
	});
});
