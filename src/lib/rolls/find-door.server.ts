import { or, sql, type Column, type SQL } from 'drizzle-orm';

/** The columns of a table whose rows are lines of a roll. */
type Line = Record<'name' | 'building' | 'entrance' | 'room', Column>;

/**
 * The condition that somebody who typed this means a line: by its door (3-2-501, 3号楼2单元501室, or its beginning, or
 * 501 alone) or by a part of the name. Nothing typed means no line.
 */
export function isMeant(line: Line, typed: string): SQL | undefined {
	const text = typed.normalize('NFKC').trim().slice(0, 60);
	if (text === '') return undefined;
	return or(contains(sql`${line.name}`, text), atDoor(line, text));
}

/** Doors are compared as 3-2-501, whatever stands behind the numbers; a part begins where a number begins. */
function atDoor({ building, entrance, room }: Line, typed: string): SQL | undefined {
	const parts = typed
		.toUpperCase()
		.replace(SIGNS, '-')
		.split(/[-\s/\\~—–]+/);
	const door = parts.filter(Boolean).join('-');
	if (!/[0-9A-Z]/.test(door)) return undefined;
	const plain = SIGN_LIST.reduce(
		(text, sign) => sql`replace(${text}, ${sign}, '')`,
		sql`'-' || upper(${building}) || '-' || upper(${entrance}) || '-' || upper(${room})`
	);
	return contains(sql`replace(${plain}, '--', '-')`, `-${door}`);
}

const SIGN_LIST = ['号楼', '栋', '幢', '座', '单元', '室', '户', '号'];
const SIGNS = new RegExp(SIGN_LIST.join('|'), 'g');

function contains(text: SQL, part: string): SQL {
	return sql`${text} LIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}
