import { m } from '#i18n/paraglide/messages.js';
import type { Act } from './imports/compare.ts';
import type { UploadFault } from './imports/imports.ts';
import type { Field, RollKind } from './kinds.ts';
import type { Problem, Reason, Severity } from './problems.ts';
import type { StoredField } from './stored.ts';

const kindNames: Record<RollKind, () => string> = {
	adults: m.rolls_kind_adults,
	households: m.rolls_kind_households,
	owners: m.rolls_kind_owners,
	representatives: m.rolls_kind_representatives
};

const kindHints: Record<RollKind, () => string> = {
	adults: m.rolls_kind_adults_hint,
	households: m.rolls_kind_households_hint,
	owners: m.rolls_kind_owners_hint,
	representatives: m.rolls_kind_representatives_hint
};

const fieldNames: Record<Field | StoredField, () => string> = {
	name: m.rolls_field_name,
	building: m.rolls_field_building,
	unit: m.rolls_field_unit,
	entrance: m.rolls_field_entrance,
	room: m.rolls_field_room,
	address: m.rolls_field_address,
	area: m.rolls_field_area,
	owner_key: m.rolls_field_owner_key,
	phone: m.rolls_field_phone,
	undelivered: m.rolls_field_undelivered,
	developer: m.rolls_field_developer,
	delivered: m.rolls_field_delivered
};

const uploadFaults: Record<UploadFault, () => string> = {
	none_chosen: m.rolls_refused_none_chosen,
	empty: m.rolls_refused_empty,
	wrong_type: m.rolls_refused_wrong_type,
	old_xls: m.rolls_refused_old_xls,
	encrypted: m.rolls_refused_encrypted,
	broken: m.rolls_refused_broken,
	too_large: m.rolls_refused_too_large,
	too_many_rows: m.rolls_refused_too_many_rows,
	too_slow: m.rolls_refused_too_slow,
	failed: m.rolls_refused_failed,
	too_many_open: m.rolls_refused_too_many_open
};

const reasonTexts: Record<Reason, (problem: { other: string }) => string> = {
	missing_name: () => m.rolls_problem_missing_name(),
	missing_room: () => m.rolls_problem_missing_room(),
	missing_area: () => m.rolls_problem_missing_area(),
	malformed_area: () => m.rolls_problem_malformed_area(),
	negative_area: () => m.rolls_problem_negative_area(),
	zero_area: () => m.rolls_problem_zero_area(),
	area_too_large: () => m.rolls_problem_area_too_large(),
	too_long: () => m.rolls_problem_too_long(),
	became_date: () => m.rolls_problem_became_date(),
	cell_error: () => m.rolls_problem_cell_error(),
	duplicate: (problem) => m.rolls_problem_duplicate(problem),
	same_door: (problem) => m.rolls_problem_same_door(problem),
	name_left_blank: () => m.rolls_problem_name_left_blank(),
	area_repaired: () => m.rolls_problem_area_repaired(),
	area_rounded: () => m.rolls_problem_area_rounded(),
	malformed_phone: () => m.rolls_problem_malformed_phone(),
	several_phones: () => m.rolls_problem_several_phones(),
	carried_down: () => m.rolls_problem_carried_down(),
	address_not_split: () => m.rolls_problem_address_not_split(),
	identity_number: () => m.rolls_problem_identity_number(),
	unclear_delivery: () => m.rolls_problem_unclear_delivery(),
	same_person: (problem) => m.rolls_problem_same_person(problem),
	several_units: (problem) => m.rolls_problem_several_units(problem),
	same_name: (problem) => m.rolls_problem_same_name(problem),
	undelivered: () => m.rolls_problem_undelivered(),
	full_width: () => m.rolls_problem_full_width(),
	spaces: () => m.rolls_problem_spaces(),
	totals_row: () => m.rolls_problem_totals_row(),
	note_row: () => m.rolls_problem_note_row(),
	example_row: () => m.rolls_problem_example_row(),
	header_repeated: () => m.rolls_problem_header_repeated()
};

const severityNames: Record<Severity, () => string> = {
	error: m.rolls_severity_is_error,
	warning: m.rolls_severity_is_warning,
	note: m.rolls_severity_is_note
};

const severityCounts: Record<Severity, (n: { count: string }) => string> = {
	error: m.rolls_severity_error,
	warning: m.rolls_severity_warning,
	note: m.rolls_severity_note
};

const actCounts: Record<Act, (n: { count: string }) => string> = {
	added: m.rolls_act_added,
	changed: m.rolls_act_changed,
	removed: m.rolls_act_removed,
	same: m.rolls_act_same
};

/** The look of a severity's chip. */
export const severityTones: Record<Severity, string> = { error: 'zhu', warning: 'zhe', note: '' };

export const kindName = (kind: RollKind): string => kindNames[kind]();
export const kindHint = (kind: RollKind): string => kindHints[kind]();
export const fieldName = (field: Field | StoredField): string => fieldNames[field]();
export const uploadFault = (fault: UploadFault): string => uploadFaults[fault]();
export const severityName = (severity: Severity): string => severityNames[severity]();
export const severityCount = (severity: Severity, count: string): string =>
	severityCounts[severity]({ count });
export const actCount = (act: Act, count: string): string => actCounts[act]({ count });

/** What is wrong and what to do about it. */
export function problemText({ reason, other }: Problem): string {
	return reasonTexts[reason]({ other: other ? placeText({ ...other, column: null }) : '' });
}

/** A place as Excel names it: 业主名册 第 17 行 F 列. A CSV has no sheets. */
export function placeText({ sheet, row, column }: Pick<Problem, 'sheet' | 'row' | 'column'>) {
	if (sheet === '')
		return column === null
			? m.rolls_place_csv_row({ row })
			: m.rolls_place_csv_full({ row, column });
	return column === null
		? m.rolls_place_row({ sheet, row })
		: m.rolls_place_full({ sheet, row, column });
}
