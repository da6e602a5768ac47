import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	question_required: m.votes_error_question_required,
	question_too_long: m.votes_error_question_too_long,
	explanation_too_long: m.votes_error_explanation_too_long,
	options_too_few_options: m.votes_error_options_too_few_options,
	options_too_many_options: m.votes_error_options_too_many_options,
	options_duplicate_options: m.votes_error_options_duplicate_options,
	options_too_long: m.votes_error_options_too_long,
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

/** What is wrong with a field of the form of a vote, in words that say what to do. */
export function faultText(field: string, reason: string): string {
	const key = `${field}_${reason}`;
	if (Object.hasOwn(texts, key)) return texts[key]?.() ?? m.votes_error_other();
	if (field.startsWith('custom_')) return m.votes_error_custom_no_such_share();
	return m.votes_error_other();
}
