import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers as standing } from '../kinds/kinds.fixture.ts';
import { sift } from './sift.ts';
import { wholeDocument } from './whole-document.fixture.ts';

const document = wholeDocument();
const key = (kind: string) => kind.replace('-', '_');
const all = fc.record(
	Object.fromEntries(Object.entries(standing).map(([kind, one]) => [key(kind), one])),
	{ requiredKeys: [] }
);

describe('answers that somebody sent', () => {
	it('stay as they are where they stand', () => {
		fc.assert(
			fc.property(all, (given) => {
				expect(sift(document, given)).toEqual({ answers: given, dropped: [] });
			})
		);
	});

	it.each<[unknown, string, string]>([
		[{ zzz: 1 }, 'zzz', 'no_such_question'],
		[JSON.parse('{"__proto__": {"rating": 5}}'), '__proto__', 'no_such_question'],
		[{ constructor: 1 }, 'constructor', 'no_such_question'],
		[{ rating: 'five' }, 'rating', 'not_a_number'],
		[{ rating: { valueOf: 5 } }, 'rating', 'not_a_number'],
		[{ single: { option: ['lift'] } }, 'single', 'wrong_shape'],
		[{ single: { option: 'toString' } }, 'single', 'no_such_option'],
		[{ short_text: '长'.repeat(1_000_000) }, 'short_text', 'too_long'],
		[{ matrix_single: { rows: { r9: ['c1'] } } }, 'matrix_single', 'no_such_option'],
		[{ yes_no: false, why: 'x' }, 'why', 'hidden'],
		[{ yes_no: true, more: 'x' }, 'more', 'hidden']
	])('are dropped with the reason: %#', (raw, name, why) => {
		expect(sift(document, raw).dropped).toEqual([{ key: name, why }]);
	});

	it('hang together three deep', () => {
		const given = { yes_no: true, why: 'a', more: '还有', most: 'b' };
		expect(sift(document, given).answers).toEqual(given);
		expect(sift(document, { ...given, why: '' }).answers).toEqual({ yes_no: true });
	});

	it.each([[null], [7], ['text'], [[1, 2]], [undefined]])('are none at all: %j', (raw) => {
		expect(sift(document, raw)).toEqual({ answers: {}, dropped: [{ key: '', why: 'no_answers' }] });
	});

	it('are not told of one by one when there are very many', () => {
		const raw = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]));
		expect(sift(document, raw).dropped).toHaveLength(500);
	});

	it('are sifted whatever they are, and sifting again changes nothing', () => {
		const keys = fc.constantFrom(...Object.keys(standing).map(key), 'why', 'more', '__proto__');
		fc.assert(
			fc.property(fc.dictionary(keys, fc.jsonValue()), (raw) => {
				const { answers } = sift(document, raw);
				expect(sift(document, answers)).toEqual({ answers, dropped: [] });
			})
		);
	});
});
