import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ballot } from './ballots.ts';
import { parseBundle, type Bundle } from './bundle.ts';
import { count, type Result } from './count.ts';
import { printFault } from './fault.ts';
import { publishBundle } from './publish-bundle.ts';
import { bases, type Approval } from './rules.ts';

const ids = ['a', 'b', '__proto__', '乙', '["a"]'];
const weight = fc.option(fc.nat(50_000), { nil: undefined });
const paper = (choices: readonly string[]) =>
	fc
		.record({
			choice: fc.constantFrom(...choices, null, undefined),
			count: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
			heads: fc.option(fc.nat(2), { nil: undefined }),
			households: weight,
			area: weight,
			sum: fc.option(fc.boolean(), { nil: undefined }),
			channel: fc.constantFrom('online', 'assisted', 'paper', 'proxy', 'meeting', undefined)
		})
		.map(({ choice, ...rest }): Ballot => {
			const given = Object.fromEntries(
				Object.entries(rest).filter(([, value]) => value !== undefined)
			);
			return choice === undefined ? { invalid: true, ...given } : { choice, ...given };
		});

const share = fc
	.tuple(fc.constantFrom(...bases), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 9 }))
	.chain(([basis, n, d]) =>
		fc.record({
			basis: fc.constant(basis),
			fraction: fc.constant([n, d] as const),
			strict: fc.boolean()
		})
	);
const approval: fc.Arbitrary<Approval> = share.chain((line) =>
	fc.constantFrom('participants', 'electorate', 'decided').map((of) => ({ ...line, of }))
);
const head = fc.record({
	rule: fc.option(
		fc.record({
			id: fc.constant('r'),
			participation: fc.array(share, { maxLength: 3 }),
			approval: fc.array(approval, { minLength: 1, maxLength: 3 })
		}),
		{ nil: undefined }
	),
	tieBreak: fc.constantFrom('none', 'listed')
});

const room = { heads: 2_000, households: 20_000_000, area: 20_000_000 };
const bundle: fc.Arbitrary<Bundle> = fc.boolean().chain((isMotion) =>
	fc
		.tuple(head, fc.array(paper(isMotion ? ['for', 'against', 'abstain'] : ids), { maxLength: 40 }))
		.map(([{ rule, tieBreak }, ballots]) => ({
			format: 'minyi-count/1',
			method: isMotion ? 'motion' : 'single',
			...(!isMotion && { options: ids.map((id) => ({ id })) }),
			tieBreak,
			electorate: room,
			...(rule && { rule }),
			ballots
		}))
);

/** Counts what went through JSON, as a file does. */
function recount(full: Bundle): Result {
	const parsed = parseBundle(JSON.parse(JSON.stringify(full)));
	if (!parsed.ok) throw new Error(printFault(parsed));
	return count(parsed.bundle);
}

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

test('other names for the same options change nothing but the names', () => {
	fc.assert(
		fc.property(
			bundle.filter(({ method }) => method === 'single'),
			(one) => {
				const renamed = (id: string) => `${ids.indexOf(id)} constructor`;
				const ballots = one.ballots.map((ballot) =>
					typeof ballot.choice === 'string' ? { ...ballot, choice: renamed(ballot.choice) } : ballot
				);
				const options = ids.map((id) => ({ id: renamed(id) }));
				const before = count(one);
				expect(count({ ...one, options, ballots })).toEqual({
					...before,
					options: before.options.map((option) => ({ ...option, id: renamed(option.id) })),
					winners: before.winners.map(renamed),
					tied: before.tied.map(renamed)
				});
			}
		)
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

test('one more ballot for a motion that passed leaves it passed', () => {
	fc.assert(
		fc.property(
			bundle.filter(({ method, rule }) => method === 'motion' && rule !== undefined),
			(one) => {
				const more = { choice: 'for', heads: 1, households: 1, area: 1 };
				const after = count({ ...one, ballots: [...one.ballots, more] });
				expect(count(one).outcome === 'passed' && after.outcome !== 'passed').toBe(false);
			}
		)
	);
});

test('every ballot is valid, blank or invalid, and options add up to what was named', () => {
	fc.assert(
		fc.property(bundle, (one) => {
			const result = recount(one);
			expect(result.valid + result.blank + result.invalid).toBe(result.ballots);
			const blank = count({ ...one, ballots: one.ballots.filter(({ choice }) => choice === null) });
			for (const basis of bases) {
				const named = result.options.reduce((sum, option) => sum + option[basis], 0);
				expect(named + (blank.turnout?.[basis]?.cast ?? 0)).toBe(result.turnout?.[basis]?.cast);
			}
		})
	);
});
