import { keyedHash } from '#lib/server/keyed-hash.ts';
import { doorSortKey } from './doors.ts';
import type { Entry } from './kinds.ts';
import type { StoredLine } from './stored.ts';

/** A line as it may be kept: of the phone only what recognises it, of a telling owner key only its hash. */
export function reduce(entry: Entry): StoredLine {
	const { name, building, unit: entrance, room, area, phone, undelivered } = entry;
	return {
		name,
		building,
		entrance,
		room,
		door_order: doorSortKey(entry),
		area: area ?? 0,
		owner_key: undelivered ? '' : ownerKey(entry),
		developer: undelivered,
		phone_last4: phone.slice(-4),
		phone_hash: phone === '' ? '' : keyedHash('phone', phone)
	};
}

/** Seven digits or letters of a document in a row: a phone, an identity card, a passport. */
const telling = /\d{7}|[a-z]{1,2}\d{6}/i;

/**
 * What the lines of one owner have in common. The committee's own numbers stay readable; whatever could be a phone or a document is
 * kept as a hash, which groups as well. Owners found by name and phone are named after the first of their doors.
 */
function ownerKey({ ownerKey: given, owner }: Entry): string {
	if (given !== '')
		return telling.test(given) ? `#${keyedHash('owner', given).slice(0, 16)}` : given;
	return owner !== '' ? `@${owner.replace('door:', '').replaceAll('|', '-')}` : '';
}
