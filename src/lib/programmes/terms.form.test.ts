import { describe, expect, test } from 'vitest';
import { wholeTerms } from './terms.fixture.ts';
import { parseTerms } from './terms.form.ts';

const whole = wholeTerms();
const problems = (raw: unknown) => {
	const parsed = parseTerms(raw);
	return 'problems' in parsed ? parsed.problems : [];
};

test('terms come back as they were', () => {
	expect(parseTerms(JSON.parse(JSON.stringify(whole)))).toEqual({ terms: whole });
});

test('what is not finished is taken: a draft is', () => {
	const draft = { ...whole, name: { zh: '' }, tiers: [], criteria: [], call: { zh: '' } };
	expect(parseTerms(draft)).toEqual({ terms: draft });
});

describe('what is written wrongly is refused by its place', () => {
	test.each([
		['a field that nobody knows', { ...whole, prize: 1 }, '', 'unknown_field'],
		['no year', { ...whole, year: undefined }, 'year', 'wrong_shape'],
		['half a point', { ...whole, narrative: 0.5 }, 'narrative', 'wrong_shape'],
		[
			'a weight beyond all measure',
			weighing(1e9),
			'criteria.0.indicators.0.weight',
			'out_of_range'
		],
		['text for a number', { ...whole, year: '2027' }, 'year', 'wrong_shape'],
		['a key from birth', keyed('constructor'), 'criteria.0.key', 'no_such_key'],
		[
			'a call that never ends',
			{ ...whole, call: { zh: '长'.repeat(20_001) } },
			'call.zh',
			'too_long'
		],
		['too many criteria', { ...whole, criteria: many(51) }, 'criteria', 'too_many'],
		['too many indicators in all', { ...whole, criteria: many(3, 90) }, 'criteria', 'too_many'],
		['nothing at all', null, '', 'wrong_shape']
	] as const)('%s', (_, raw, path, reason) => {
		expect(problems(raw)[0]).toEqual({ path, reason });
	});
});

test('signs that turn the writing are taken out of every text', () => {
	const parsed = parseTerms({ ...whole, call: { zh: '好\u202e\u0000的\r\n下' } });
	expect('terms' in parsed && parsed.terms.call.zh).toBe('好的\n下');
});

function weighing(weight: number) {
	const [first] = whole.criteria;
	const indicators = first?.indicators.map((one) => ({ ...one, weight }));
	return { ...whole, criteria: [{ ...first, indicators }] };
}

function keyed(key: string) {
	return { ...whole, criteria: [{ ...whole.criteria[0], key }] };
}

function many(criteria: number, indicators = 0) {
	const [some] = whole.criteria[0]?.indicators ?? [];
	return Array.from({ length: criteria }, (_, i) => ({
		key: `c${i}`,
		words: { zh: '' },
		indicators: Array.from({ length: indicators }, (_, j) => ({ ...some, key: `i${i}-${j}` }))
	}));
}
