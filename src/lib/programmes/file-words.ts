import { m } from '#i18n/paraglide/messages.js';
import type { Fault } from './tree-fault.ts';
import { treeFaultText } from './fault-words.ts';

const unreadable: Record<string, () => string> = {
	none_chosen: m.programmes_file_none_chosen,
	no_json: m.programmes_file_no_json,
	no_columns: m.programmes_file_no_columns,
	empty: m.programmes_file_empty,
	wrong_type: m.programmes_file_wrong_type,
	old_xls: m.programmes_file_old_xls,
	encrypted: m.programmes_file_encrypted,
	too_large: m.programmes_file_too_large,
	too_many_rows: m.programmes_file_too_large
};
/** Why a file cannot be read at all. */
export const unreadableText = (reason: string): string =>
	(Object.hasOwn(unreadable, reason) ? unreadable[reason]?.() : null) ?? m.programmes_file_broken();

/** What is wrong at one place of a file. */
export const faultLine = ({ place, reason }: Fault): string =>
	place === ''
		? treeFaultText(reason)
		: m.programmes_tree_fault({ place, fault: treeFaultText(reason) });
