import { tidy } from './text.ts';

export type Door = { building: string; unit: string; room: string };

/** A door read from one cell. `before` is what stood in front of it, such as the name of the estate. */
export type ParsedDoor = Door & { before: string };

const number = '第?(?:[0-9A-Z]+|[一二三四五六七八九十百]+)';
const rooms =
	'(?:商铺|商业|门面|底商|车位|车库|地下室|储藏室)?[0-9A-Z]+(?:-[0-9A-Z]+)?(?:室|号房|号|户|房)?';
const written = new RegExp(
	`^(.*?)(?<![0-9A-Z一二三四五六七八九十第])(${number}(?:号楼|栋楼|栋|幢|座|号院|号|#楼|#|楼|组|队|社))-?` +
		`(?:(${number}(?:单元|门洞|门|梯))-?)?(?:[0-9]+层-?)?(${rooms})$`,
	'i'
);
const dashed =
	/^([^0-9A-Z-]*)-?([0-9A-Z]+(?:-[0-9A-Z]+(?=-[^-]+-))?)-(?:([0-9A-Z]+)-)?([0-9A-Z]+)(室|号|户|房)?$/i;
const english =
	/^(?:(.*?)[\s,]*)(?:building|bldg|block|tower)\.?\s*([0-9a-z]+)(?:[\s,]*(?:unit|entrance)\.?\s*([0-9a-z]+))?[\s,]+(?:room|flat|apt|apartment|no|#)?\.?\s*([0-9a-z]+)$/i;
const hamlet = /^(.{0,20}?)([0-9A-Z]+(?:-[0-9]+)?)(号|室|户)?$/i;

/** The door in an address such as 3号楼2单元501室, 3-2-501 or 二组12号; null where no room can be told. */
export function parseDoor(text: string): ParsedDoor | null {
	const spaced = tidy(text);
	if (spaced.length > 100) return null;
	const match = english.exec(spaced);
	if (match) return door(match[1], match[2], match[3], match[4]);
	const bare = spaced.replace(/\s+/g, '').replace(/[—–―−_/\\~]/g, '-');
	const full = written.exec(bare) ?? dashed.exec(bare);
	if (full) return door(full[1], full[2], full[3], full[4]);
	const last = hamlet.exec(bare);
	return last ? door('', last[1], '', `${last[2]}${last[3] ?? ''}`) : null;
}

function door(before = '', building = '', unit = '', room = ''): ParsedDoor {
	return { before: before.replace(/[-,，]+$/, ''), building, unit, room };
}

/** One key for one door however it is written: 3号楼/3栋/03, 二单元/2, 501室/501. Parts are joined by `|`. */
export function doorKey({ building, unit, room }: Door): string {
	return `${buildingKey(building)}|${part(unit, unitEnd)}|${part(room, roomEnd)}`;
}

/** One key for one building however it is written. */
export function buildingKey(building: string): string {
	return part(building, buildingEnd);
}

/** Sorts as people count: building 2 before building 10, room 201 before room 1001. */
export function doorSortKey(door: Door): string {
	return sortable(doorKey(door));
}

/** A door's key in a form that sorts as people count. */
export function sortable(key: string): string {
	return key.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}

/** A door in one word: 3号楼2单元501, or 3-2-501 where only numbers are known. */
export function doorText({ building, unit, room }: Door): string {
	const join = (left: string, right: string) =>
		/[0-9a-z]$/i.test(left) && /^[0-9a-z]/i.test(right) ? `${left}-${right}` : left + right;
	return [building, unit, room].reduce(join, '');
}

const buildingEnd = /(?:号楼|栋楼|栋|幢|座|#楼|#|号|楼)$/;
const unitEnd = /(?:单元|门洞|门|梯)$/;
const roomEnd = /(?:室|号房|号|户|房)$/;
const labels =
	/^(?:BUILDING|BLDG|BLOCK|TOWER|UNIT|ENTRANCE|ROOM|FLAT|APARTMENT|APT)\.?(?=[0-9A-Z]+$)/;

function part(text: string, end: RegExp): string {
	if (/^(?:[1-9][0-9]*)?$/.test(text)) return text;
	const bare = tidy(text).replace(/\s+/g, '').toUpperCase().replace(labels, '');
	const stem = bare.replace(end, '').replace(/^第/, '');
	const known = /^[0-9A-Z-]+$/.test(stem) ? stem : (chineseNumber(stem) ?? chineseBeforeSign(bare));
	return known.replace(/(?<![0-9A-Z])0+(?=[0-9])/g, '');
}

function chineseBeforeSign(bare: string): string {
	return bare
		.replace(
			/^第?([一二三四五六七八九十]+)(组|队|社|区|期)$/,
			(all, digits: string, sign: string) => {
				return `${chineseNumber(digits) ?? digits}${sign}`;
			}
		)
		.replace(/^第(?=\d)/, '');
}

function chineseNumber(text: string): string | null {
	const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
	if (!match || text === '') return null;
	const digit = (sign: string | undefined) => (sign ? '一二三四五六七八九'.indexOf(sign) + 1 : 0);
	const tens = match[2] ? Math.max(digit(match[1]), 1) : 0;
	return String(tens * 10 + digit(match[3]));
}
