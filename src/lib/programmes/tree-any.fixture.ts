import fc from 'fast-check';
import { evidenceKinds, type Criterion, type Scale } from './criteria.ts';
import { mostPoints } from './tree-fault.ts';

/** Texts with whatever people paste, but for controls and spaces around them, which are not kept. */
const text = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
	.map((drawn) => drawn.replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, '').trim() || '民')
	.map((drawn) => (drawn.length < 400 ? drawn : drawn.slice(0, 10)));
const words = fc.oneof(fc.record({ zh: text }), fc.record({ zh: text, en: text }));
const points = fc.integer({ min: -mostPoints * 100, max: mostPoints * 100 });
const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/).filter((drawn) => !(drawn in {}));

const scale: fc.Arbitrary<Scale> = fc.record({
	lowest: points,
	highest: points,
	step: points,
	anchors: fc.array(fc.record({ from: points, to: points, words }), { maxLength: 6 })
});

const indicator = fc.record(
	{
		words,
		help: words,
		weight: points,
		scale,
		evidence: fc.uniqueArray(fc.constantFrom(...evidenceKinds)),
		measure: key
	},
	{ requiredKeys: ['words', 'weight', 'scale', 'evidence'] }
);

const criterion = fc.record(
	{ words, help: words, indicators: fc.array(indicator, { maxLength: 4 }) },
	{ requiredKeys: ['words', 'indicators'] }
);

/** Any tree of criteria, finished or not: its points need not add up, and its bands may be anywhere. */
export const anyTree: fc.Arbitrary<Criterion[]> = fc
	.tuple(
		fc.array(criterion, { maxLength: 4 }),
		fc.uniqueArray(key, { minLength: 20, maxLength: 20 })
	)
	.map(([criteria, keys]) => {
		let used = 0;
		const next = () => keys[used++] ?? '';
		return criteria.map((one) => ({
			...one,
			key: next(),
			indicators: one.indicators.map((each) => ({ ...each, key: next() }))
		}));
	});
