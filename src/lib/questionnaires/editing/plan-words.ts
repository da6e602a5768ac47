import { m } from '#i18n/paraglide/messages.js';

/** Why the picture of a plan was not taken. */
export function planWords(reason: string): string {
	return (words[reason] ?? m.questionnaires_plan_refused)();
}

const words: Record<string, () => string> = {
	empty: m.questionnaires_plan_empty,
	too_large: m.questionnaires_plan_too_large,
	wrong_type: m.questionnaires_plan_no_image,
	no_image: m.questionnaires_plan_no_image,
	broken: m.questionnaires_plan_broken,
	too_many: m.questionnaires_plan_too_many,
	quota: m.questionnaires_plan_quota,
	unreachable: m.questionnaires_plan_unreachable,
	signed_out: m.questionnaires_standing_signed_out
};
