import { describe, expect, test } from 'vitest';
import eloge from '#db/packs/programmes/eloge.json' with { type: 'json' };
import fiveLinks from '#db/packs/programmes/five-links.json' with { type: 'json' };
import { pointsOf, problemsOf } from './check.ts';
import { ALL_POINTS, indicatorsOf } from './criteria.ts';
import { parsePack, termsOf, type Pack } from './packs.ts';
import type { Phases } from './programme.ts';

const measures = new Set([
	'consultations_held',
	'median_turnout',
	'days_to_publication',
	'channel_mix',
	'survey_response_rate',
	'mean_satisfaction'
]);
const phases: Phases = {
	opens_at: Date.UTC(2026, 2, 1),
	closes_at: Date.UTC(2026, 4, 1),
	review_until: Date.UTC(2026, 5, 15),
	settle_until: Date.UTC(2026, 7, 1),
	decide_until: Date.UTC(2026, 8, 1)
};
const round = { year: 2026, phases, questionnaire_version_id: 'q' };

/** Chinese and English wherever a person reads; places where one is missing. */
function untranslated(raw: unknown, place = ''): string[] {
	if (typeof raw !== 'object' || raw === null) return [];
	if ('zh' in raw) {
		const { zh, en } = { en: undefined, ...raw };
		const isFine = [zh, en].every((text) => typeof text === 'string' && text.trim() !== '');
		return isFine && zh !== en ? [] : [place];
	}
	return Object.entries(raw).flatMap(([key, value]) => untranslated(value, `${place}.${key}`));
}

function packOf(raw: unknown): Pack {
	const parsed = parsePack(raw);
	if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
	return parsed.pack;
}

describe.each([
	['five-links', fiveLinks, { criteria: 5, least: 25, bands: 6, residents: 1_500 }],
	['eloge', eloge, { criteria: 12, least: 24, bands: 5, residents: 1_500 }]
])('the example %s', (id, raw, expected) => {
	const pack = packOf(raw);
	const terms = termsOf(pack, round);
	const indicators = indicatorsOf(terms.criteria);

	test('could be called with, as soon as its year and its days are given', () => {
		expect(pack.id).toBe(id);
		expect(problemsOf(terms, measures)).toEqual([]);
	});

	test('is written in both languages throughout', () => {
		expect(untranslated(raw)).toEqual([]);
	});

	test('gives out all points, and has a floor for each criterion in each tier', () => {
		expect(terms.criteria).toHaveLength(expected.criteria);
		expect(indicators.length).toBeGreaterThanOrEqual(expected.least);
		expect(pointsOf(terms.criteria)).toBe(ALL_POINTS);
		for (const { floors } of terms.tiers) {
			expect(floors.map(({ criterion }) => criterion)).toEqual(
				terms.criteria.map(({ key }) => key)
			);
		}
	});

	test('says of each indicator what to look for, and of each band what it takes, in words of its own', () => {
		expect(indicators.filter(({ help, evidence }) => !help || evidence.length === 0)).toEqual([]);
		for (const { scale } of indicators) expect(scale.anchors).toHaveLength(expected.bands);
		const said = indicators.flatMap(({ scale }) => scale.anchors.map(({ words }) => words.zh));
		expect(new Set(said).size).toBe(said.length);
	});

	test('asks for a figure as proof where Minyi works one out, and nowhere else', () => {
		for (const { measure, evidence } of indicators) {
			expect(evidence.includes('measure')).toBe(measure !== undefined);
		}
	});

	test('weighs the residents only once their questionnaire is chosen', () => {
		expect(terms.residents).toEqual({
			questionnaire_version_id: 'q',
			weight: expected.residents
		});
		expect(termsOf(pack, { ...round, questionnaire_version_id: null }).residents).toBeNull();
	});
});

test('the five links ask for every figure that Minyi works out', () => {
	const asked = indicatorsOf(packOf(fiveLinks).terms.criteria).map(({ measure }) => measure);
	expect(new Set(asked.filter((one) => one !== undefined))).toEqual(measures);
});

describe('a pack is refused', () => {
	const broken = (change: (raw: Record<string, unknown>) => void) => {
		const raw: Record<string, unknown> = structuredClone(fiveLinks);
		change(raw);
		return parsePack(raw);
	};

	test.each([
		['nothing', null],
		['a list', []],
		['a text', 'five-links']
	])('when it is %s', (_, raw) => {
		expect(parsePack(raw)).toEqual({ faults: [{ place: '', reason: 'wrong_shape' }] });
	});

	test('when it has a field that no pack has', () => {
		expect(broken((raw) => (raw.extra = 1))).toEqual({
			faults: [{ place: '', reason: 'unknown_field' }]
		});
	});

	test('when its scale is not there', () => {
		const parsed = broken((raw) => (raw.scales = {}));
		expect(parsed).toMatchObject({
			faults: expect.arrayContaining([
				{ place: 'criteria.0.indicators.0.scale', reason: 'no_such_scale' }
			])
		});
	});
});
