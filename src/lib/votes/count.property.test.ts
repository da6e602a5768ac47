import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBundle, ids, methods } from './any-bundle.fixture.ts';
import type { Ballot } from './ballots.ts';
import { parseBundle, type Bundle } from './bundle.ts';
import { count, detailsOf, type Result } from './count.ts';
import { printFault } from './fault.ts';
import type { Choice } from './methods/method.ts';
import { publishBundle } from './publish-bundle.ts';
import { bases } from './rules.ts';

/** Counts what went through JSON, as a file does. */
function recount(full: Bundle): Result {
	const parsed = parseBundle(JSON.parse(JSON.stringify(full)));
	if (!parsed.ok) throw new Error(printFault(parsed));
	return count(parsed.bundle);
}

describe.each(methods)('%s', (method) => {
	const bundle = anyBundle([method]);

	test('the order of ballots changes nothing', () => {
		fc.assert(
			fc.property(
				bundle.chain((one) =>
					fc.tuple(
						fc.constant(one),
						fc.shuffledSubarray([...one.ballots], { minLength: one.ballots.length })
					)
				),
				([one, ballots]) => {
					expect(count({ ...one, ballots })).toEqual(recount(one));
					expect(detailsOf({ ...one, ballots })).toEqual(detailsOf(one));
				}
			)
		);
	});

	test('a line of several ballots counts as so many lines of one', () => {
		fc.assert(
			fc.property(bundle, (one) => {
				const ballots = one.ballots.flatMap((ballot) =>
					ballot.sum ? [ballot] : Array<Ballot>(ballot.count ?? 1).fill({ ...ballot, count: 1 })
				);
				expect(count({ ...one, ballots })).toEqual(count(one));
			})
		);
	});

	test('the published bundle recounts to the same result and is its own publication', () => {
		fc.assert(
			fc.property(bundle, (one) => {
				const published = publishBundle(one);
				expect(recount(published)).toEqual(recount(one));
				expect(publishBundle(published)).toEqual(published);
			})
		);
	});

	test('weights a thousand million times as large give the same winners', () => {
		fc.assert(
			fc.property(bundle, (one) => {
				const scale = 10 ** 9;
				const ballots = one.ballots.map((ballot) => ({
					...ballot,
					heads: (ballot.heads ?? (ballot.sum ? (ballot.count ?? 1) : 1)) * scale
				}));
				const open = { ...one, rule: undefined, electorate: undefined };
				const [small, large] = [count(open), count({ ...open, ballots })];
				expect([large.winners, large.tied, large.outcome]).toEqual([
					small.winners,
					small.tied,
					small.outcome
				]);
			})
		);
	});

	test.skipIf(method === 'motion')(
		'other names for the same options change nothing but the names',
		() => {
			const renamed = (id: string) => `${ids.indexOf(id)} constructor`;
			fc.assert(
				fc.property(bundle, (one) => {
					const options = (one.options ?? []).map((option) => ({
						...option,
						id: renamed(option.id)
					}));
					const ballots = one.ballots.map((ballot) =>
						ballot.choice ? { ...ballot, choice: renameIn(ballot.choice, renamed) } : ballot
					);
					const before = JSON.stringify(count(one), (key, value) =>
						typeof value === 'string' && ids.includes(value) && key !== 'basis'
							? renamed(value)
							: value
					);
					expect(count({ ...one, options, ballots })).toEqual(JSON.parse(before));
				})
			);
		}
	);

	test('every ballot is valid, blank or invalid, and all who took part are in the turnout', () => {
		fc.assert(
			fc.property(bundle, (one) => {
				const result = recount(one);
				expect(result.valid + result.blank + result.invalid).toBe(result.ballots);
				for (const { heads, households, area } of result.options) {
					const cast = bases.map((basis) => result.turnout?.[basis]?.cast ?? 0);
					expect([heads, households, area].every((own, i) => own <= (cast[i] ?? 0))).toBe(true);
				}
			})
		);
	});
});

function renameIn(choice: Choice, renamed: (id: string) => string): Choice {
	const text = JSON.stringify(choice, (_, value) =>
		typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).map(([id, points]) => [renamed(id), points]))
			: typeof value === 'string'
				? renamed(value)
				: value
	);
	return JSON.parse(text);
}

test('one more ballot for a motion that passed leaves it passed', () => {
	fc.assert(
		fc.property(
			anyBundle(['motion']).filter(({ rule }) => rule !== undefined),
			(one) => {
				const more = { choice: 'for', heads: 1, households: 1, area: 1 };
				const after = count({ ...one, ballots: [...one.ballots, more] });
				expect(count(one).outcome === 'passed' && after.outcome !== 'passed').toBe(false);
			}
		)
	);
});

test('a single choice: options add up to what was named', () => {
	fc.assert(
		fc.property(anyBundle(['single', 'motion']), (one) => {
			const result = recount(one);
			const blank = count({ ...one, ballots: one.ballots.filter(({ choice }) => choice === null) });
			for (const basis of bases) {
				const named = result.options.reduce((sum, option) => sum + option[basis], 0);
				expect(named + (blank.turnout?.[basis]?.cast ?? 0)).toBe(result.turnout?.[basis]?.cast);
			}
		})
	);
});

test('whoever beats every other in pairs wins by Schulze', () => {
	fc.assert(
		fc.property(anyBundle(['schulze']), (made) => {
			const one = { ...made, rule: undefined };
			const details = detailsOf(one);
			const matrix = details?.kind === 'pairs' ? details.matrix : [];
			const best = matrix.findIndex((row, i) =>
				row.every((won, j) => i === j || won > (matrix[j]?.[i] ?? 0))
			);
			if (best >= 0) expect(count(one).winners).toEqual([ids[best]]);
			else expect(matrix).toHaveLength(ids.length);
		})
	);
});

test('no budget is overspent', () => {
	fc.assert(
		fc.property(anyBundle(['budget-greedy', 'budget-equal-shares']), (one) => {
			const details = detailsOf(one);
			expect(details?.kind === 'budget' && details.left >= 0).toBe(true);
		})
	);
});
