import type { Words } from '#lib/questionnaires/document.ts';
import {
	ALL_POINTS,
	evidenceKinds,
	indicatorsOf,
	type Criterion,
	type Indicator,
	type Scale
} from './criteria.ts';
import { phaseNames, type Reviewing, type Terms } from './programme.ts';
import type { Tier } from './tiers.ts';

/** Why a call cannot be opened yet. */
export type Reason =
	| 'no_words'
	| 'key_twice'
	| 'no_criteria'
	| 'no_indicators'
	| 'no_weight'
	| 'weights_do_not_add_up'
	| 'scale_reversed'
	| 'steps_do_not_fit'
	| 'anchors_leave_a_gap'
	| 'anchors_overlap'
	| 'no_such_measure'
	| 'measure_without_figure'
	| 'no_tiers'
	| 'tiers_not_descending'
	| 'threshold_out_of_range'
	| 'no_such_criterion'
	| 'no_quota'
	| 'no_years'
	| 'days_reversed'
	| 'too_few_reviews'
	| 'too_many_seniors'
	| 'no_load'
	| 'gap_out_of_range'
	| 'weight_out_of_range'
	| 'no_limit';

/** What is wrong, at the criterion, indicator, tier or part of this key; '' is the programme itself. */
export type Problem = { key: string; reason: Reason };

/** Everything that keeps a call from being opened, in its order. `measures` are the figures that Minyi works out. */
export function problemsOf(terms: Terms, measures: ReadonlySet<string>): Problem[] {
	const { name, call, criteria, tiers, residents, reviewing, objectionDays, narrative } = terms;
	const problems: Problem[] = [];
	const add = (key: string, reason: Reason) => void problems.push({ key, reason });
	if (isEmpty(name) || isEmpty(call)) add('', 'no_words');
	if (criteria.length === 0) add('', 'no_criteria');
	for (const key of twice(keysOf(terms))) add(key, 'key_twice');
	for (const criterion of criteria) {
		if (isEmpty(criterion.words)) add(criterion.key, 'no_words');
		if (criterion.indicators.length === 0) add(criterion.key, 'no_indicators');
	}
	for (const indicator of indicatorsOf(criteria)) {
		for (const reason of indicatorReasons(indicator, measures)) add(indicator.key, reason);
	}
	if (pointsOf(criteria) !== ALL_POINTS) add('', 'weights_do_not_add_up');
	problems.push(...tierProblems(tiers, new Set(criteria.map(({ key }) => key))));
	for (const reason of reviewReasons(reviewing)) add('reviewing', reason);
	if (residents && !isWhole(residents.weight, 1, ALL_POINTS - 1)) {
		add('residents', 'weight_out_of_range');
	}
	if (!isWhole(objectionDays, 1, 90)) add('objectionDays', 'no_limit');
	if (!isWhole(narrative, 100, 10_000)) add('narrative', 'no_limit');
	if (isReversed(terms)) add('phases', 'days_reversed');
	return problems;
}

/** The points given out so far, in hundredths. */
export function pointsOf(criteria: readonly Criterion[]): number {
	return indicatorsOf(criteria).reduce((all, { weight }) => all + weight, 0);
}

function indicatorReasons(indicator: Indicator, measures: ReadonlySet<string>): Reason[] {
	const { words, weight, scale, measure, evidence } = indicator;
	const reasons: Reason[] = scaleReasons(scale);
	if (isEmpty(words)) reasons.unshift('no_words');
	if (!isWhole(weight, 1, ALL_POINTS)) reasons.push('no_weight');
	if (measure !== undefined && !measures.has(measure)) reasons.push('no_such_measure');
	const asks = evidence.filter((kind) => evidenceKinds.includes(kind));
	if (measure === undefined && asks.includes('measure')) reasons.push('measure_without_figure');
	return reasons;
}

/** Anchors cover the whole scale step by step, without a gap and without an overlap. */
function scaleReasons({ lowest, highest, step, anchors }: Scale): Reason[] {
	if (!(lowest < highest)) return ['scale_reversed'];
	if (!isWhole(step, 1, highest - lowest) || (highest - lowest) % step !== 0) {
		return ['steps_do_not_fit'];
	}
	const reasons = new Set<Reason>();
	let next = lowest;
	for (const { from, to, words } of anchors) {
		if (isEmpty(words)) reasons.add('no_words');
		if (from > to) reasons.add('scale_reversed');
		if (from > next) reasons.add('anchors_leave_a_gap');
		if (from < next) reasons.add('anchors_overlap');
		if ((to - lowest) % step !== 0) reasons.add('steps_do_not_fit');
		next = to + step;
	}
	if (next !== highest + step) {
		reasons.add(next > highest ? 'anchors_overlap' : 'anchors_leave_a_gap');
	}
	return [...reasons];
}

function tierProblems(tiers: readonly Tier[], criteria: ReadonlySet<string>): Problem[] {
	if (tiers.length === 0) return [{ key: '', reason: 'no_tiers' }];
	return tiers.flatMap(({ key, words, threshold, floors, quota, years }, i) => {
		const above = tiers[i - 1];
		const reasons: Reason[] = [];
		if (isEmpty(words)) reasons.push('no_words');
		const all = [threshold, ...floors.map(({ least }) => least)];
		if (!all.every((one) => isWhole(one, 0, ALL_POINTS))) reasons.push('threshold_out_of_range');
		if (above && above.threshold <= threshold) reasons.push('tiers_not_descending');
		if (floors.some(({ criterion }) => !criteria.has(criterion))) reasons.push('no_such_criterion');
		if (quota !== null && !isWhole(quota, 1, 10_000)) reasons.push('no_quota');
		if (!isWhole(years, 1, 20)) reasons.push('no_years');
		return reasons.map((reason) => ({ key, reason }));
	});
}

function reviewReasons({ perApplication, seniors, load, gap }: Reviewing): Reason[] {
	const reasons: Reason[] = [];
	if (!isWhole(perApplication, 2, 9)) reasons.push('too_few_reviews');
	if (!isWhole(seniors, 0, perApplication)) reasons.push('too_many_seniors');
	if (!isWhole(load, 1, 500)) reasons.push('no_load');
	if (!isWhole(gap, 1, ALL_POINTS)) reasons.push('gap_out_of_range');
	return reasons;
}

function isReversed({ phases }: Terms): boolean {
	const days = phaseNames.map((name) => phases[name]);
	return days.some((day, i) => !Number.isSafeInteger(day) || (i > 0 && day <= (days[i - 1] ?? 0)));
}

function keysOf({ criteria, tiers }: Terms): string[] {
	return [...criteria, ...indicatorsOf(criteria), ...tiers].map(({ key }) => key);
}

function twice(keys: readonly string[]): string[] {
	return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}

function isWhole(value: number, least: number, most: number): boolean {
	return Number.isSafeInteger(value) && value >= least && value <= most;
}

function isEmpty({ zh }: Words): boolean {
	return zh.trim() === '';
}
