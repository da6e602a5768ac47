import { m } from '#i18n/paraglide/messages.js';
import type { Role } from './actor.ts';

/** A role as people call it. */
export const roleName = (role: Role): string => roleNames[role]();

/** What a role may do, in one sentence. */
export const roleMeaning = (role: Role): string => roleMeanings[role]();

/** Why something was not accepted, and what to do about it; by the room's reasons. */
export function faultText(reason: string): string {
	return (Object.hasOwn(faults, reason) ? faults[reason]?.() : null) ?? m.people_fault_other();
}

/** The texts of the first fault of each field, by the reasons of a validated form. */
export function faultTexts<Name extends string>(
	errors: Partial<Record<Name, unknown>>
): Partial<Record<Name, string>> {
	const texts: Partial<Record<Name, string>> = {};
	for (const name in errors) {
		const reasons: unknown = errors[name];
		if (Array.isArray(reasons) && reasons.length > 0) texts[name] = faultText(String(reasons[0]));
	}
	return texts;
}

const roleNames: Record<Role, () => string> = {
	chair: m.people_role_chair,
	editor: m.people_role_editor,
	supervisor: m.people_role_supervisor,
	evaluator: m.people_role_evaluator,
	organiser: m.people_role_organiser,
	administrator: m.people_role_administrator
};

const roleMeanings: Record<Role, () => string> = {
	chair: m.people_role_chair_meaning,
	editor: m.people_role_editor_meaning,
	supervisor: m.people_role_supervisor_meaning,
	evaluator: m.people_role_evaluator_meaning,
	organiser: m.people_role_organiser_meaning,
	administrator: m.people_role_administrator_meaning
};

const faults: Record<string, () => string> = {
	email_missing: m.people_fault_email_missing,
	email_wrong: m.people_fault_email_wrong,
	name_missing: m.people_fault_name_missing,
	name_long: m.people_fault_name_long,
	name_wrong: m.people_fault_name_wrong,
	password_missing: m.people_fault_password_missing,
	short: m.people_fault_short,
	long: m.people_fault_long,
	common: m.people_fault_common,
	personal: m.people_fault_personal,
	same: m.people_fault_same,
	wrong: m.people_fault_wrong,
	wrong_current: m.people_fault_wrong_current,
	too_many: m.people_fault_too_many,
	role_missing: m.people_fault_role_missing,
	unit_missing: m.people_fault_unit_missing,
	unit_unknown: m.people_fault_unit_unknown,
	form_old: m.people_fault_form_old,
	repeated: m.people_fault_repeated,
	already_invited: m.people_fault_already_invited,
	excluded: m.people_fault_excluded,
	not_pending: m.people_fault_not_pending,
	other_person: m.people_fault_other_person,
	has_account: m.people_fault_has_account,
	not_found: m.people_fault_not_found,
	ended: m.people_fault_ended,
	last: m.people_fault_last,
	wrong_order: m.people_fault_wrong_order,
	past: m.people_fault_past,
	date_wrong: m.people_fault_date_wrong,
	self: m.people_fault_self,
	unchanged: m.people_fault_unchanged
};
