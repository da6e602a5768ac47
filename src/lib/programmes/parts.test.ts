import { describe, expect, test } from 'vitest';
import { indicatorsOf } from './criteria.ts';
import * as from from './parts-out.ts';
import * as put from './parts-in.ts';
import {
	aboutForm,
	daysForm,
	indicatorForm,
	residentsForm,
	reviewingForm,
	tierForm
} from './parts.form.ts';
import { daysFrom } from './days.ts';
import { START, wholeTerms } from './terms.fixture.ts';

const zone = 'Asia/Shanghai';
const whole = wholeTerms({ phases: daysFrom(START, zone) });

describe('a form that is sent as it was shown changes nothing', () => {
	test('name, year and call', () => {
		expect(put.putAbout(whole, aboutForm.parse(from.aboutOf(whole)))).toEqual(whole);
	});
	test('days', () => {
		expect(put.putDays(whole, daysForm.parse(from.daysOf(whole, zone)), zone)).toEqual(whole);
	});
	test('reviewing', () => {
		expect(put.putReviewing(whole, reviewingForm.parse(from.reviewingOf(whole)))).toEqual(whole);
	});
	test('residents', () => {
		const asking = { ...whole, residents: { questionnaire_version_id: 'q', weight: 1_250 } };
		for (const terms of [whole, asking]) {
			const typed = residentsForm.parse(from.residentsOf(terms));
			expect(put.putResidents(terms, typed)).toEqual(terms);
		}
	});
	test('every tier, criterion and indicator', () => {
		for (const tier of whole.tiers) {
			expect(put.putTier(whole, tier.key, tierForm.parse(from.tierOf(whole, tier)))).toEqual(whole);
		}
		for (const indicator of indicatorsOf(whole.criteria)) {
			const typed = indicatorForm.parse(from.indicatorOf(indicator));
			expect(put.putIndicator(whole, indicator.key, typed)).toEqual(whole);
		}
	});
});

test('anchors are put in order, and empty lines are none', () => {
	const [first] = indicatorsOf(whole.criteria);
	const typed = { ...from.indicatorOf(first!), version: 1, reason: '' };
	const turned = {
		...typed,
		anchor_from: ['3', '', '0'],
		anchor_to: ['4', '', '2'],
		anchor_zh: ['好', ' ', '不好'],
		anchor_en: ['', '', '']
	};
	const changed = put.putIndicator(whole, 'e1', indicatorForm.parse(turned));
	expect(indicatorsOf(changed.criteria)[0]?.scale.anchors).toEqual([
		{ from: 0, to: 200, words: { zh: '不好' } },
		{ from: 300, to: 400, words: { zh: '好' } }
	]);
});

test('what is no number or no day is refused by its field', () => {
	const wrong = indicatorForm.safeParse({
		...from.indicatorOf(indicatorsOf(whole.criteria)[0]!),
		weight: '很多'
	});
	expect(wrong.error?.issues[0]).toMatchObject({ path: ['weight'], message: 'not_points' });
	const days = { ...from.daysOf(whole, zone), closes_at: '2027-02-30' };
	expect(put.putDays(whole, daysForm.parse(days), zone)).toBeNull();
});
