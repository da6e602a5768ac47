import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#i18n/paraglide/runtime.js';
import type { RollKind } from './kinds.ts';

type Column = { title: string; width: number; examples: [string | number, string | number] };

/** An empty list to fill in: a note, the column titles, and two made-up lines, which an import leaves out by itself. */
export async function template(kind: RollKind, locale: Locale): Promise<Uint8Array> {
	const columns = columnsOf(kind, locale);
	const note = {
		value: m.rolls_template_note({}, { locale }),
		columnSpan: columns.length,
		wrap: true
	};
	const rows: SheetData = [
		[{ ...note, height: 60 }, ...columns.slice(1).map(() => null)],
		columns.map(({ title }) => ({ value: title, fontWeight: 'bold', backgroundColor: '#DDD8CC' })),
		...[0, 1].map((line) =>
			columns.map(({ examples }) => ({ value: examples[line], textColor: '#6B6B6B' }))
		)
	];
	const sheet = m.rolls_template_sheet({}, { locale });
	const options = { sheet, columns, stickyRowsCount: 2 };
	return new Uint8Array(await writeXlsxFile(rows, options).toBuffer());
}

function columnsOf(kind: RollKind, locale: Locale): Column[] {
	const say = { locale };
	const example = (name: string) => m.rolls_template_example({ name }, say);
	const first = m.rolls_template_first_person({}, say);
	const second = m.rolls_template_second_person({}, say);
	const person: Column[] = [
		{ title: nameTitle(kind, locale), width: 18, examples: [example(first), example(second)] },
		{ title: m.rolls_template_building({}, say), width: 10, examples: [1, 1] },
		{ title: m.rolls_template_entrance({}, say), width: 10, examples: [2, 2] },
		{ title: m.rolls_template_room({}, say), width: 10, examples: ['301', '302'] },
		{ title: m.rolls_template_phone({}, say), width: 16, examples: ['13900000001', '13900000002'] }
	];
	if (kind !== 'owners') return person;
	return [
		...person,
		{ title: m.rolls_template_area({}, say), width: 16, examples: [89.5, 120.36] },
		{ title: m.rolls_template_owner_key({}, say), width: 14, examples: ['A001', 'A002'] },
		{ title: m.rolls_template_undelivered({}, say), width: 14, examples: [no(locale), no(locale)] }
	];
}

function nameTitle(kind: RollKind, locale: Locale): string {
	const titles = {
		adults: m.rolls_template_name_adults,
		households: m.rolls_template_name_households,
		owners: m.rolls_template_name_owners,
		representatives: m.rolls_template_name_representatives
	};
	return titles[kind]({}, { locale });
}

function no(locale: Locale): string {
	return m.rolls_template_no({}, { locale });
}
