import { dayOf, lastDayBefore } from '#lib/people/days.ts';
import type { Criterion, Indicator } from './criteria.ts';
import type { PartInput } from './parts.form.ts';
import { writePoints } from './points.ts';
import type { Terms } from './programme.ts';
import type { Tier } from './tiers.ts';

type Typed<Name extends keyof PartInput> = Omit<PartInput[Name], 'version' | 'reason'>;

/** The parts of a programme as its forms show them. */
export function aboutOf({ name, year, call }: Terms): Typed<'about'> {
	return {
		...{ zh: name.zh, en: name.en ?? '', year: String(year) },
		...{ call_zh: call.zh, call_en: call.en ?? '' }
	};
}

export function daysOf({ phases, objectionDays }: Terms, zone: string): Typed<'days'> {
	const { opens_at, closes_at, review_until, settle_until, decide_until } = phases;
	return {
		opens_at: dayOf(opens_at, zone),
		closes_at: lastDayBefore(closes_at, zone),
		review_until: lastDayBefore(review_until, zone),
		settle_until: lastDayBefore(settle_until, zone),
		decide_until: lastDayBefore(decide_until, zone),
		objectionDays: String(objectionDays)
	};
}

export function reviewingOf({ reviewing, narrative }: Terms): Typed<'reviewing'> {
	const { perApplication, seniors, load, sameCity, reviewedBefore, gap } = reviewing;
	return {
		narrative: String(narrative),
		perApplication: String(perApplication),
		seniors: String(seniors),
		load: String(load),
		gap: writePoints(gap),
		sameCity,
		reviewedBefore
	};
}

export function residentsOf({ residents }: Terms): Typed<'residents'> {
	return {
		questionnaire: residents?.questionnaire_version_id ?? '',
		weight: writePoints(residents?.weight ?? 1_000)
	};
}

export function tierOf({ criteria }: Terms, tier: Tier): Typed<'tier'> {
	const { words, threshold, quota, years, floors } = tier;
	return {
		zh: words.zh,
		en: words.en ?? '',
		threshold: writePoints(threshold),
		quota: quota === null ? '' : String(quota),
		years: String(years),
		floors: criteria.map(({ key }) => {
			const floor = floors.find(({ criterion }) => criterion === key);
			return floor ? writePoints(floor.least) : '';
		})
	};
}

export function criterionOf({ words, help }: Criterion): Typed<'criterion'> {
	return {
		...{ zh: words.zh, en: words.en ?? '' },
		...{ help_zh: help?.zh ?? '', help_en: help?.en ?? '' }
	};
}

/** With two empty lines below the anchors, for more of them. */
export function indicatorOf(indicator: Indicator): Typed<'indicator'> {
	const { words, help, weight, scale, evidence, measure } = indicator;
	const more = ['', ''];
	return {
		...{ zh: words.zh, en: words.en ?? '', weight: writePoints(weight) },
		...{ help_zh: help?.zh ?? '', help_en: help?.en ?? '' },
		lowest: writePoints(scale.lowest),
		highest: writePoints(scale.highest),
		step: writePoints(scale.step),
		anchor_from: [...scale.anchors.map(({ from }) => writePoints(from)), ...more],
		anchor_to: [...scale.anchors.map(({ to }) => writePoints(to)), ...more],
		anchor_zh: [...scale.anchors.map(({ words: { zh } }) => zh), ...more],
		anchor_en: [...scale.anchors.map(({ words: { en } }) => en ?? ''), ...more],
		evidence: [...evidence],
		measure: measure ?? ''
	};
}
