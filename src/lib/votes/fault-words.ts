import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, (at: { number: number }) => string> = {
	question_required: m.votes_error_question_required,
	question_too_long: m.votes_error_question_too_long,
	explanation_too_long: m.votes_error_explanation_too_long,
	options_too_few_options: m.votes_error_options_too_few_options,
	options_too_many_options: m.votes_error_options_too_many_options,
	options_duplicate_options: m.votes_error_options_duplicate_options,
	options_too_long: m.votes_error_options_too_long,
	options_no_label: m.methods_error_no_label,
	details_too_long: m.methods_error_too_long,
	costs_required: m.methods_error_cost_required,
	costs_not_money: m.methods_error_cost_not_money,
	costs_too_long: m.methods_error_cost_not_money,
	costs_above_budget: m.methods_error_cost_above_budget,
	limit_not_whole: m.methods_error_limit,
	limit_too_long: m.methods_error_limit,
	limit_above_options: m.methods_error_limit_above_options,
	minimum_not_whole: m.methods_error_minimum,
	minimum_too_long: m.methods_error_minimum,
	minimum_above_options: m.methods_error_minimum_above_options,
	minimum_above_limit: m.methods_error_minimum_above_limit,
	scale_lowest_not_whole: m.methods_error_scale,
	scale_highest_not_whole: m.methods_error_scale,
	scale_highest_backwards: m.methods_error_scale_backwards,
	budget_required: m.methods_error_budget_required,
	budget_not_money: m.methods_error_budget_not_money,
	budget_too_long: m.methods_error_budget_not_money,
	points_not_whole: m.methods_error_points,
	points_too_long: m.methods_error_points,
	channels_rule_asks_area: m.meeting_rule_asks_area,
	channels_motion_only: m.votes_error_channels_motion_only,
	proxy_limit_not_whole: m.votes_error_proxy_limit,
	proxy_limit_too_long: m.votes_error_proxy_limit,
	roll_id_required: m.votes_error_roll_id_required,
	roll_id_no_such_roll: m.votes_error_roll_id_no_such_roll,
	rule_preset_id_required: m.votes_error_rule_preset_id_required,
	rule_preset_id_no_such_rule: m.votes_error_rule_preset_id_no_such_rule,
	rule_preset_id_rule_does_not_fit: m.votes_error_rule_preset_id_rule_does_not_fit,
	custom_approval_no_such_share: m.votes_error_custom_no_such_share,
	opens_at_required: m.votes_error_opens_at_required,
	opens_at_no_such_time: m.votes_error_no_such_time,
	closes_at_required: m.votes_error_closes_at_required,
	closes_at_no_such_time: m.votes_error_no_such_time,
	closes_at_closes_before_opens: m.votes_error_closes_at_closes_before_opens,
	closes_at_closes_in_the_past: m.votes_error_closes_at_closes_in_the_past
};

/** What is wrong with a field of the form of a vote, in words that say what to do; of a list, at which place. */
export function faultText(field: string, reason: string, place = 0): string {
	const key = `${field}_${reason}`;
	if (Object.hasOwn(texts, key))
		return texts[key]?.({ number: place + 1 }) ?? m.votes_error_other();
	if (field.startsWith('custom_')) return m.votes_error_custom_no_such_share();
	return m.votes_error_other();
}

/** All that is wrong with a form, by the id of the control: `limit`, or `costs-2` in a list. */
export function faultTexts(errors: Record<string, unknown>): Record<string, string> {
	const found = Object.entries(errors).flatMap(([field, said]) => {
		if (!said) return [];
		if (Array.isArray(said)) return [[field, faultText(field, String(said[0]))]];
		return Object.entries(said).map(([place, reasons]) => {
			const reason = Array.isArray(reasons) ? String(reasons[0]) : 'other';
			return place === '_errors'
				? [field, faultText(field, reason)]
				: [`${field}-${place}`, faultText(field, reason, Number(place))];
		});
	});
	return Object.fromEntries(found);
}
