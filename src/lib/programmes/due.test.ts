import { expect, test } from 'vitest';
import { nextDue } from './due.ts';
import { status } from './programme.ts';
import { DAY, START, wholeTerms } from './terms.fixture.ts';

const terms = wholeTerms();
const { phases } = terms;
const draft = { called_at: null, announced_at: null, settled_at: null };
const called = { ...draft, called_at: START };
const announced = { ...called, announced_at: START + 151 * DAY };

test.each([
	['a draft', draft, START, 'open_call', phases.opens_at],
	['a call', called, START, 'opens', phases.opens_at],
	['applying', called, phases.opens_at, 'closes', phases.closes_at],
	['reviewing', called, phases.closes_at, 'review', phases.review_until],
	['visiting', called, phases.review_until, 'settle', phases.settle_until],
	['deciding', called, phases.settle_until, 'decide', phases.decide_until],
	['objecting', announced, START + 152 * DAY, 'objections', START + 158 * DAY]
] as const)('%s', (_, facts, now, due, at) => {
	const { announced_at } = facts;
	expect(nextDue(status(facts, terms, now), terms, { announced_at, now })).toEqual({ due, at });
});

test('nothing is due in a round that is done', () => {
	const done = { ...announced, settled_at: START + 160 * DAY };
	const now = START + 161 * DAY;
	const { announced_at } = done;
	expect(nextDue(status(done, terms, now), terms, { announced_at, now })).toBeNull();
});
