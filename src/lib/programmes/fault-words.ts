import { m } from '#i18n/paraglide/messages.js';
import type { Obstacle, SaveFault } from './calling.ts';
import type { FaultReason } from './tree-fault.ts';

const obstacles: Record<Obstacle['reason'], () => string> = {
	no_words: m.programmes_problem_no_words,
	key_twice: m.programmes_problem_key_twice,
	no_criteria: m.programmes_problem_no_criteria,
	no_indicators: m.programmes_problem_no_indicators,
	no_weight: m.programmes_problem_no_weight,
	weights_do_not_add_up: m.programmes_problem_weights_do_not_add_up,
	scale_reversed: m.programmes_problem_scale_reversed,
	steps_do_not_fit: m.programmes_problem_steps_do_not_fit,
	anchors_leave_a_gap: m.programmes_problem_anchors_leave_a_gap,
	anchors_overlap: m.programmes_problem_anchors_overlap,
	no_such_measure: m.programmes_problem_no_such_measure,
	measure_without_figure: m.programmes_problem_measure_without_figure,
	no_tiers: m.programmes_problem_no_tiers,
	tiers_not_descending: m.programmes_problem_tiers_not_descending,
	threshold_out_of_range: m.programmes_problem_threshold_out_of_range,
	no_such_criterion: m.programmes_problem_no_such_criterion,
	no_quota: m.programmes_problem_no_quota,
	no_years: m.programmes_problem_no_years,
	days_reversed: m.programmes_problem_days_reversed,
	too_few_reviews: m.programmes_problem_too_few_reviews,
	too_many_seniors: m.programmes_problem_too_many_seniors,
	no_load: m.programmes_problem_no_load,
	gap_out_of_range: m.programmes_problem_gap_out_of_range,
	weight_out_of_range: m.programmes_problem_weight_out_of_range,
	no_limit: m.programmes_problem_no_limit,
	days_passed: m.programmes_problem_days_passed,
	no_such_questionnaire: m.programmes_problem_no_such_questionnaire
};
/** What keeps a call from being opened, and what to do about it. */
export const obstacleText = (reason: Obstacle['reason']): string => obstacles[reason]();

const saveFaults: Record<SaveFault, () => string> = {
	edited_meanwhile: m.programmes_fault_edited_meanwhile,
	discarded: m.programmes_fault_discarded,
	announced: m.programmes_fault_announced,
	too_much: m.programmes_fault_too_much,
	no_reason: m.programmes_fault_no_reason,
	settled_part: m.programmes_fault_settled_part,
	day_passed: m.programmes_fault_day_passed,
	problems: m.programmes_fault_problems
};

const fields: Record<string, () => string> = {
	not_points: m.programmes_fault_not_points,
	not_whole: m.programmes_fault_not_whole,
	not_day: m.programmes_fault_not_day,
	too_long: m.programmes_fault_too_long,
	required: m.programmes_fault_required
};

/** Why something was not taken, by the room's reasons. */
export function faultText(reason: string): string {
	const all: Record<string, () => string> = { ...saveFaults, ...fields };
	return (Object.hasOwn(all, reason) ? all[reason]?.() : null) ?? m.programmes_fault_other();
}

const treeFaults: Record<FaultReason, () => string> = {
	wrong_shape: m.programmes_tree_wrong_shape,
	unknown_field: m.programmes_tree_unknown_field,
	missing: m.programmes_tree_missing,
	missing_column: m.programmes_tree_missing_column,
	column_twice: m.programmes_tree_column_twice,
	unknown_kind: m.programmes_tree_unknown_kind,
	nothing_above: m.programmes_tree_nothing_above,
	not_a_number: m.programmes_tree_not_a_number,
	too_many_decimals: m.programmes_tree_too_many_decimals,
	out_of_range: m.programmes_tree_out_of_range,
	too_long: m.programmes_tree_too_long,
	too_many: m.programmes_tree_too_many,
	bad_key: m.programmes_tree_bad_key,
	key_twice: m.programmes_tree_key_twice,
	no_such_scale: m.programmes_tree_no_such_scale,
	anchors_do_not_match: m.programmes_tree_anchors_do_not_match,
	no_such_evidence: m.programmes_tree_no_such_evidence
};
/** What is wrong with a file of criteria at one place. */
export const treeFaultText = (reason: FaultReason): string => treeFaults[reason]();
