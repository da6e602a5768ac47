import { endOfDay, startOfDay } from '#lib/people/days.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import type { Anchor } from './criteria.ts';
import type { PartInput } from './parts.form.ts';
import { readPoints, readWhole } from './points.ts';
import type { Phases, Terms } from './programme.ts';
import * as edit from './terms-edit.ts';

/** What was typed about a programme, put into its terms. */
export function putAbout(terms: Terms, typed: PartInput['about']): Terms {
	return {
		...terms,
		name: wordsOf(typed.zh, typed.en),
		year: whole(typed.year),
		call: wordsOf(clean(typed.call_zh), clean(typed.call_en))
	};
}

/** The days of a round in the organiser's time zone, or null if one is no day. */
export function putDays(terms: Terms, typed: PartInput['days'], zone: string): Terms | null {
	const { opens_at, closes_at, review_until, settle_until, decide_until } = typed;
	const days = [
		startOfDay(opens_at, zone),
		...[closes_at, review_until, settle_until, decide_until].map((day) => endOfDay(day, zone))
	];
	const [opens, closes, review, settle, decide] = days;
	if (opens == null || closes == null || review == null || settle == null || decide == null) {
		return null;
	}
	const phases: Phases = {
		opens_at: opens,
		closes_at: closes,
		review_until: review,
		settle_until: settle,
		decide_until: decide
	};
	return { ...terms, phases, objectionDays: whole(typed.objectionDays) };
}

export function putReviewing(terms: Terms, typed: PartInput['reviewing']): Terms {
	const reviewing = {
		perApplication: whole(typed.perApplication),
		seniors: whole(typed.seniors),
		load: whole(typed.load),
		sameCity: typed.sameCity,
		reviewedBefore: typed.reviewedBefore,
		gap: points(typed.gap)
	};
	return { ...terms, narrative: whole(typed.narrative), reviewing };
}

export function putResidents(terms: Terms, typed: PartInput['residents']): Terms {
	const { questionnaire, weight } = typed;
	const residents = { questionnaire_version_id: questionnaire, weight: points(weight) };
	return { ...terms, residents: questionnaire === '' ? null : residents };
}

export function putTier(terms: Terms, key: string, typed: PartInput['tier']): Terms {
	const floors = terms.criteria.flatMap(({ key: criterion }, i) => {
		const floor = typed.floors[i]?.trim() ?? '';
		return floor === '' ? [] : [{ criterion, least: points(floor) }];
	});
	return edit.describeTier(terms, key, {
		words: wordsOf(typed.zh, typed.en),
		threshold: points(typed.threshold),
		floors,
		quota: typed.quota.trim() === '' ? null : whole(typed.quota),
		years: whole(typed.years)
	});
}

export function putCriterion(terms: Terms, key: string, typed: PartInput['criterion']): Terms {
	const { zh, en, help_zh, help_en } = typed;
	return edit.describeCriterion(terms, key, {
		words: wordsOf(zh, en),
		...helpOf(help_zh, help_en)
	});
}

export function putIndicator(terms: Terms, key: string, typed: PartInput['indicator']): Terms {
	const { zh, en, help_zh, help_en, weight, lowest, highest, step, evidence, measure } = typed;
	return edit.describeIndicator(terms, key, {
		words: wordsOf(zh, en),
		...helpOf(help_zh, help_en),
		weight: points(weight),
		scale: {
			lowest: points(lowest),
			highest: points(highest),
			step: points(step),
			anchors: anchorsOf(typed)
		},
		evidence,
		...(measure === '' ? {} : { measure })
	});
}

/** The bands that were filled in, from the lowest up. */
function anchorsOf(typed: PartInput['indicator']): Anchor[] {
	const { anchor_from, anchor_to, anchor_zh, anchor_en } = typed;
	return anchor_zh
		.flatMap((zh, i) => {
			const [from = '', to = '', en = ''] = [anchor_from[i], anchor_to[i], anchor_en[i]];
			if ([zh, en, from, to].every((one) => one.trim() === '')) return [];
			return [{ from: points(from), to: points(to), words: wordsOf(clean(zh), clean(en)) }];
		})
		.sort((a, b) => a.from - b.from);
}

function wordsOf(zh: string, en: string): Words {
	return en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() };
}

function helpOf(zh: string, en: string): { help?: Words } {
	return clean(zh) === '' && clean(en) === '' ? {} : { help: wordsOf(clean(zh), clean(en)) };
}

const clean = (typed: string) => typed.replace(/\r\n?/g, '\n').trim();
const points = (typed: string) => readPoints(typed) ?? 0;
const whole = (typed: string) => readWhole(typed) ?? 0;
