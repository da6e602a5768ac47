import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Document } from '../../document.ts';
import { faultWords } from '../../views/fault-words.ts';
import { answerColumns } from '../exporting/header.ts';
import type { UploadFault } from './imports.ts';
import type { Dropped } from './sift-rows.ts';

/** Why a file is not taken, in words. */
export function uploadFaultWords(fault: UploadFault): string {
	const words: Record<UploadFault, () => string> = {
		none_chosen: m.findings_import_fault_none_chosen,
		empty: m.findings_import_fault_empty,
		wrong_type: m.findings_import_fault_wrong_type,
		old_xls: m.findings_import_fault_old_xls,
		encrypted: m.findings_import_fault_encrypted,
		broken: m.findings_import_fault_broken,
		too_large: m.findings_import_fault_too_large,
		too_many_rows: m.findings_import_fault_too_many_rows,
		too_slow: m.findings_import_fault_too_slow,
		no_columns: m.findings_import_fault_no_columns,
		not_open: m.findings_import_fault_not_open,
		too_many_open: m.findings_import_fault_too_many_open
	};
	return words[fault]();
}

/** Why a cell is left out, in words. */
export function whyWords(document: Document, { column, why }: Dropped, locale: Locale): string {
	if (why === 'hidden') return m.findings_import_why_hidden({}, { locale });
	if (why === 'no_answers') return m.findings_import_why_no_answers({}, { locale });
	const found = answerColumns(document).find((one) => one.column.name === column);
	return found && why !== 'no_such_question'
		? faultWords(found.question, why, locale)
		: m.findings_import_why_no_such_question({}, { locale });
}
