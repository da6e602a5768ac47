import type { Choice, Column } from '../columns.ts';
import { type Field, fields, type RollKind, rollKinds } from '../kinds.ts';
import type { RollImport } from './imports.ts';

type Chosen = {
	kind: RollKind;
	choice: Choice;
	/** Another kind, sheet or header: the columns are matched anew. */ anew: boolean;
};

/** What the columns' form says, against what was shown in it. Whatever it does not understand stays as it was. */
export function readChoice(form: FormData, one: RollImport, before: Choice): Chosen {
	const { reading } = one;
	const kind = rollKinds.find((known) => known === form.get('kind')) ?? one.kind;
	if (!reading) return { kind, choice: before, anew: kind !== one.kind };
	const choice: Choice = {};
	const shown = reading.sheets.filter(({ chosen }) => chosen).map(({ name }) => name);
	const named = form.getAll('sheets').filter((name) => typeof name === 'string');
	const sheets = reading.sheets.map(({ name }) => name).filter((name) => named.includes(name));
	const otherSheets = sheets.length > 0 && sheets.join('\n') !== shown.join('\n');
	if (otherSheets || before.sheets) choice.sheets = sheets.length > 0 ? sheets : shown;
	const header = readHeader(form, reading.mapping.header);
	const otherHeader = JSON.stringify(header) !== JSON.stringify(reading.mapping.header);
	if (!otherSheets && (otherHeader || before.header !== undefined)) choice.header = header;
	const anew = otherSheets || otherHeader || kind !== one.kind;
	const columns = reading.mapping.columns.map((column) => readField(form, column));
	const moved = columns.some((field, at) => field !== reading.mapping.columns[at]?.field);
	if (!anew && (moved || before.fields)) choice.fields = columns;
	return { kind, choice, anew };
}

function readHeader(
	form: FormData,
	shown: (Choice['header'] & {}) | null
): { first: number; last: number } | null {
	const number = (name: string) => {
		const value = Number(form.get(name));
		return Number.isInteger(value) && value >= 1 && value <= 1_000_000 ? value : null;
	};
	const first = number('header_first');
	// The box was ticked when it was shown; a row that was typed beside it speaks louder.
	if (form.has('no_header') && (shown !== null || first === null)) return null;
	if (first === null) return shown;
	return { first, last: Math.min(Math.max(first, number('header_last') ?? first), first + 5) };
}

function readField(form: FormData, { column, field }: Column): Field | null {
	const value = form.get(`field-${column}`);
	if (value === null) return field;
	return fields.find((known) => known === value) ?? null;
}
