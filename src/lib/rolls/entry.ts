import { areaText, parseArea } from './areas.ts';
import { readDelivery } from './delivery.ts';
import { readDoor } from './read-door.ts';
import { type Entry, type Field, needsOf, type RollKind } from './kinds.ts';
import { cellOf, type Line, type Source } from './lines.ts';
import { parsePhone } from './phones.ts';
import type { Problems, Reason } from './problems.ts';
import {
	hasFullWidth,
	hasIdentityNumber,
	hasStraySpaces,
	shown,
	tidy,
	tidyName,
	withoutIdentityNumber
} from './text.ts';

/** An entry on its way. */
export type Draft = {
	entry: Entry;
	source: Source;
	/** What stood before the door in its address. */
	before: string;
	/** The door's key, once all buildings are spelled alike. */
	key: string;
	/** An error was found: it will be no entry. */
	wrong: boolean;
};

export type Report = (reason: Reason, field: Field, value?: string) => void;

const longest: Partial<Record<Field, number>> = { name: 60, owner_key: 60, address: 100 };
const brokenCell = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
const becameDate = /^\d{4}-\d{2}-\d{2}(?: |$)/;
const doorFields: Field[] = ['building', 'unit', 'room', 'address'];
/** Words that say how a flat is owned, not by whom. */
const noKey = /^(?:是|否|有|无|没有|[-—/\\.0]+|单独所有|共同共有|按份共有|不共有|none|no|yes)$/i;

/** One line as an entry, with everything that is wrong or was mended on the way. */
export function readLine(line: Line, kind: RollKind, problems: Problems): Draft {
	let wrong = false;
	const report: Report = (reason, field, value = line.values[field] ?? '') => {
		problems.add({ reason, ...cellOf(line.source, line.row, field), value: shown(value) });
		wrong ||= problems.isError(reason);
	};
	const text = (field: Field) => readText(line, field, report);
	const door = readDoor(text, line.source.columns, report);
	const name = text('name');
	const undelivered = kind === 'owners' && readDelivery(text, name, report);
	const area = kind === 'owners' ? readArea(text('area'), report) : null;
	const need = needsOf(kind);
	if (name === '' && need.name && !undelivered) report('missing_name', 'name');
	if (name === '' && !need.name && line.source.columns.has('name'))
		report('name_left_blank', 'name');
	if (!hasDoor(door, need.door))
		report('missing_room', line.source.columns.has('room') ? 'room' : 'address');
	const ownerKey = kind === 'owners' ? text('owner_key').replace(noKey, '') : '';
	const phone = readPhone(text('phone'), report);
	// Written out: spreading would make each of 100 000 entries three times as large.
	const entry: Entry = {
		sheet: line.source.sheet,
		row: line.row,
		name,
		building: door.building,
		unit: door.unit,
		room: door.room,
		area,
		ownerKey,
		owner: '',
		phone,
		undelivered
	};
	return { entry, source: line.source, before: door.before, key: '', wrong };
}

/** A cell's text, tidy, with what was mended named; errors of the sheet, identity numbers and dates do not pass. */
function readText(line: Line, field: Field, report: Report): string {
	const raw = line.values[field];
	if (raw === undefined) return '';
	if (hasFullWidth(raw)) report('full_width', field);
	if (hasStraySpaces(raw)) report('spaces', field);
	const text = field === 'name' ? tidyName(raw) : tidy(raw);
	if (brokenCell.test(text)) return refuse('cell_error', field, report);
	if (text.length > (longest[field] ?? 40)) return refuse('too_long', field, report);
	if (doorFields.includes(field) && becameDate.test(text))
		return refuse('became_date', field, report);
	if (!hasIdentityNumber(text)) return text;
	report('identity_number', field);
	return tidy(withoutIdentityNumber(text));
}

function refuse(reason: Reason, field: Field, report: Report): string {
	report(reason, field);
	return '';
}

function readArea(text: string, report: Report): number | null {
	if (text === '') return missing(report);
	const parsed = parseArea(text);
	if ('problem' in parsed) {
		report(parsed.problem, 'area');
		return null;
	}
	if (parsed.note) report(parsed.note, 'area', `${text} → ${areaText(parsed.area)}`);
	return parsed.area;
}

function missing(report: Report): null {
	report('missing_area', 'area');
	return null;
}

function readPhone(text: string, report: Report): string {
	if (text === '') return '';
	const parsed = parsePhone(text);
	if (parsed === null) report('malformed_phone', 'phone');
	else if (parsed.several) report('several_phones', 'phone');
	return parsed?.phone ?? '';
}

function hasDoor(
	door: Pick<Entry, 'building' | 'unit' | 'room'>,
	need: 'room' | 'any' | 'none'
): boolean {
	if (need === 'none') return true;
	return need === 'room' ? door.room !== '' : `${door.building}${door.unit}${door.room}` !== '';
}
