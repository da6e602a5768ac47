import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, type Pair } from './assignment.ts';
import { recusals, type Applicant, type Evaluator } from './recusal.ts';

const rules = { sameCity: true, reviewedBefore: true };
const wanted = { ...rules, perApplication: 2, seniors: 1 };

function evaluator(id: string, more: Partial<Evaluator> = {}): Evaluator {
	const nothing = { units: [], interests: [], declined: [], reviewedBefore: [] };
	return { id, tier: 'middle', city: '', room: 3, ...nothing, ...more };
}

function applicant(id: string, more: Partial<Applicant> = {}): Applicant {
	return { id, unit: `unit-${id}`, above: ['street'], city: '1301', ...more };
}

describe('recusal', () => {
	test.each([
		['of the unit itself', { units: ['unit-a'] }, ['own_unit']],
		['of a unit above it', { units: ['street'] }, ['own_unit']],
		['of the same city', { city: '1301' }, ['same_city']],
		['who declared an interest', { interests: ['a'] }, ['interest']],
		['who declined', { declined: ['a'] }, ['declined']],
		['who reviewed the unit last time', { reviewedBefore: ['unit-a'] }, ['reviewed_before']],
		['of another city', { city: '1302' }, []]
	] as const)('of an evaluator %s', (_, more, expected) => {
		expect(
			recusals(evaluator('e', { ...more } as Partial<Evaluator>), applicant('a'), rules)
		).toEqual(expected);
	});

	test('for the city and for last time only where the programme asks it', () => {
		const near = evaluator('e', { city: '1301', reviewedBefore: ['unit-a'] });
		const lenient = { sameCity: false, reviewedBefore: false };
		expect(recusals(near, applicant('a'), lenient)).toEqual([]);
	});
});

describe('assignment', () => {
	test('finds the only way there is', () => {
		const evaluators = [
			evaluator('s', { tier: 'senior', room: 2 }),
			evaluator('m', { room: 1, interests: ['a'] }),
			evaluator('n', { room: 1 })
		];
		expect(assign([applicant('a'), applicant('b')], evaluators, wanted)).toEqual({
			pairs: expect.arrayContaining([
				{ evaluator: 's', application: 'a' },
				{ evaluator: 's', application: 'b' },
				{ evaluator: 'm', application: 'b' },
				{ evaluator: 'n', application: 'a' }
			])
		});
	});

	test('shares the work evenly', () => {
		const applicants = Array.from({ length: 6 }, (_, i) => applicant(`a${i}`));
		const evaluators = Array.from({ length: 4 }, (_, i) =>
			evaluator(`e${i}`, { room: 6, tier: 'senior' })
		);
		const found = assign(applicants, evaluators, wanted);
		const loads = evaluators.map(
			({ id }) => ('pairs' in found ? found.pairs : []).filter((p) => p.evaluator === id).length
		);
		expect(loads).toEqual([3, 3, 3, 3]);
	});

	test('says who lacks whom where it cannot be solved', () => {
		const evaluators = [
			evaluator('s', { tier: 'senior', room: 1 }),
			evaluator('m'),
			evaluator('n'),
			evaluator('near', { tier: 'senior', city: '1301' })
		];
		expect(assign([applicant('a'), applicant('b')], evaluators, wanted)).toEqual({
			shortage: {
				applications: ['a', 'b'],
				evaluators: ['s'],
				needed: 2,
				room: 1,
				seniors: true
			}
		});
	});

	test('keeps the pairs that were made by hand, and counts a senior among them', () => {
		const given = [{ evaluator: 's', application: 'a' }];
		const evaluators = [evaluator('s', { tier: 'senior', room: 0 }), evaluator('m')];
		expect(assign([applicant('a')], evaluators, wanted, given)).toEqual({
			pairs: [{ evaluator: 'm', application: 'a' }]
		});
	});

	const world = fc.record({
		applicants: fc.integer({ min: 1, max: 5 }),
		evaluators: fc.array(
			fc.record({
				isSenior: fc.boolean(),
				room: fc.integer({ min: 0, max: 4 }),
				interests: fc.subarray(['a0', 'a1', 'a2', 'a3', 'a4'])
			}),
			{ maxLength: 6 }
		)
	});

	test('honours every rule, or names a shortage that can be checked by hand', () => {
		fc.assert(
			fc.property(world, (drawn) => {
				const applicants = Array.from({ length: drawn.applicants }, (_, i) => applicant(`a${i}`));
				const evaluators = drawn.evaluators.map(({ isSenior, room, interests }, i) =>
					evaluator(`e${i}`, { tier: isSenior ? 'senior' : 'junior', room, interests })
				);
				const found = assign(applicants, evaluators, wanted);
				if ('shortage' in found) {
					expect(found.shortage.needed).toBeGreaterThan(found.shortage.room);
					return;
				}
				for (const { id } of applicants) checkApplication(id, found.pairs, evaluators);
				for (const { id, room } of evaluators) {
					const own = found.pairs.filter((pair) => pair.evaluator === id);
					expect(own.length).toBeLessThanOrEqual(room);
				}
			})
		);
	});

	function checkApplication(id: string, pairs: readonly Pair[], evaluators: readonly Evaluator[]) {
		const own = pairs.filter(({ application }) => application === id);
		const who = evaluators.filter((one) => own.some((pair) => pair.evaluator === one.id));
		expect(own).toHaveLength(wanted.perApplication);
		expect(who).toHaveLength(wanted.perApplication);
		expect(who.filter(({ tier }) => tier === 'senior').length).toBeGreaterThanOrEqual(1);
		expect(who.flatMap((one) => recusals(one, applicant(id), wanted))).toEqual([]);
	}
});
