import { m } from '#i18n/paraglide/messages.js';
import type { NotOpened } from './survey.ts';

const texts: Record<string, () => string> = {
	questionnaire_version_id_required: m.surveys_error_version_required,
	questionnaire_version_id_no_such_one: m.surveys_error_version_gone,
	consultation_id_no_such_one: m.surveys_error_consultation_gone,
	roll_id_no_such_one: m.surveys_error_roll_gone,
	access_required: m.surveys_error_access_required,
	opens_at_required: m.surveys_error_opens_at_required,
	opens_at_no_such_time: m.surveys_error_no_such_time,
	closes_at_required: m.surveys_error_closes_at_required,
	closes_at_no_such_time: m.surveys_error_no_such_time,
	closes_at_closes_before_opens: m.surveys_error_closes_before_opens,
	closes_at_closes_in_the_past: m.surveys_error_closes_in_the_past,
	closes_at_too_long: m.surveys_error_longer_than_a_year,
	closes_at_not_later: m.surveys_error_not_later,
	communities_required: m.surveys_error_communities_required,
	communities_too_many: m.surveys_error_communities_too_many,
	communities_no_such_one: m.surveys_error_communities_gone,
	reason_required: m.surveys_error_reason_required,
	reason_too_long: m.surveys_error_reason_too_long
};

/** What is wrong with a field, in words that say what to do. */
export function faultText(field: string, reason: string): string {
	const key = `${field}_${reason}`;
	return (Object.hasOwn(texts, key) ? texts[key]?.() : undefined) ?? m.surveys_error_other();
}

type Errors = Record<string, string[] | { _errors?: string[] } | undefined>;

/** The first fault of each field of a form, in words. */
export function faultTexts(errors: object): Record<string, string | undefined> {
	return Object.fromEntries(
		Object.entries(errors as Errors).flatMap(([field, found]) => {
			const [first] = (Array.isArray(found) ? found : found?._errors) ?? [];
			return first === undefined ? [] : [[field, faultText(field, first)]];
		})
	);
}

const obstacles: Record<NotOpened, () => string> = {
	no_roll: m.surveys_obstacle_no_roll,
	empty_roll: m.surveys_obstacle_empty_roll,
	too_late: m.surveys_obstacle_too_late,
	already_opened: m.surveys_obstacle_already_opened,
	discarded: m.surveys_obstacle_discarded,
	edited_meanwhile: m.surveys_obstacle_edited_meanwhile
};

/** Why a survey cannot be opened, and what to do. */
export const obstacleText = (why: NotOpened): string => obstacles[why]();
