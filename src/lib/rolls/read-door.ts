import type { Column } from './columns.ts';
import { buildingKey, type Door, doorKey, parseDoor, type ParsedDoor } from './doors.ts';
import type { Report } from './entry.ts';
import type { Field } from './kinds.ts';

/** The door of a line: from its own columns, and where these are blank from the address, or from a room written as 3-2-501. */
export function readDoor(
	text: (field: Field) => string,
	columns: Map<Field, Column>,
	report: Report
): ParsedDoor {
	const own: Door = { building: text('building'), unit: text('unit'), room: text('room') };
	const whole = own.room === '' ? null : roomWithDoor(own);
	if (whole) return whole;
	const address = columns.has('address') ? text('address') : '';
	const parsed = address === '' ? null : parseDoor(address);
	if (parsed) return fillFrom(own, parsed);
	if (address === '' || own.room !== '') return { ...own, before: '' };
	report('address_not_split', 'address');
	return { ...own, room: address, before: '' };
}

/** 3-2-501 in the room column is a whole door, unless the columns beside it say otherwise. */
function roomWithDoor(own: Door): ParsedDoor | null {
	const parsed = parseDoor(own.room);
	if (!parsed || parsed.building === '') return null;
	if (own.building === '' && own.unit === '') return parsed;
	const agrees =
		buildingKey(parsed.building) === buildingKey(own.building) &&
		(own.unit === '' || sameUnit(parsed.unit, own.unit));
	return agrees ? { ...own, unit: own.unit || parsed.unit, room: parsed.room, before: '' } : null;
}

function sameUnit(a: string, b: string): boolean {
	const key = (unit: string) => doorKey({ building: '', unit, room: '' });
	return key(a) === key(b);
}

function fillFrom(own: Door, parsed: ParsedDoor): ParsedDoor {
	return {
		building: own.building || parsed.building,
		unit: own.unit || parsed.unit,
		room: own.room || parsed.room,
		before: own.building === '' ? parsed.before : ''
	};
}
