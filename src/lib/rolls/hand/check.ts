import type { EntryInput } from './entry.form.ts';
import { readLine } from '../entry.ts';
import { type Entry, type Field, fieldsOf, type RollKind } from '../kinds.ts';
import { collectProblems, type Reason } from '../problems.ts';

export type FormField = 'name' | 'building' | 'entrance' | 'room' | 'area' | 'owner_key' | 'phone';

export type Fault = { field: FormField; reason: Reason };

/** A line written by hand, read by the same rules as a line of a file; a person at the form can mend warnings at once, too. */
export function checkEntry(
	kind: RollKind,
	input: EntryInput
): { ok: true; entry: Entry } | { ok: false; faults: Fault[] } {
	const problems = collectProblems();
	const kept = fieldsOf(kind);
	const columns = new Map(
		kept.map((field, column) => [field, { column, title: '', field, ignored: null }] as const)
	);
	columns.delete('address');
	const values = { ...input, unit: input.entrance, undelivered: input.developer ? '是' : '' };
	const said = kept.flatMap((field): [Field, string][] => {
		const text = field === 'address' || field === 'delivered' ? '' : values[field];
		return text === '' ? [] : [[field, text]];
	});
	const source = { sheet: '', columns };
	const draft = readLine({ source, row: 1, values: Object.fromEntries(said) }, kind, problems);
	const faults = problems.list
		.filter(({ severity, reason }) => severity !== 'note' && reason !== 'name_left_blank')
		.filter(({ reason }) => reason !== 'area_rounded' && reason !== 'area_repaired')
		.map(({ field, reason }) => ({ field: formField(field), reason }));
	return faults.length === 0 ? { ok: true, entry: draft.entry } : { ok: false, faults };
}

function formField(field: Field | null): FormField {
	if (field === 'unit') return 'entrance';
	if (field === 'address') return 'room';
	return field === null || field === 'undelivered' || field === 'delivered' ? 'name' : field;
}
