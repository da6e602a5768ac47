/** The levels of the hierarchy, from the whole to the community. */
export const levels = ['nation', 'province', 'city', 'district', 'street', 'community'] as const;
export type Level = (typeof levels)[number];

/**
 * How many digits of the 12-digit statistical division code a level fixes
 * (统计用区划代码: 2 province, 2 city, 2 county, 3 street, 3 community); the rest are zeros.
 */
const digits: Record<Level, number> = {
	nation: 0,
	province: 2,
	city: 4,
	district: 6,
	street: 9,
	community: 12
};

/** The digits that every unit below this one shares. */
export function prefix(unit: { code: string; level: Level }): string {
	return unit.code.slice(0, digits[unit.level]);
}

/** The level right below, or null under a community. */
export function levelBelow(level: Level): Level | null {
	return levels[levels.indexOf(level) + 1] ?? null;
}

export type CodeFault = 'not_12_digits' | 'not_of_this_level' | 'not_below_parent';

/** Why a code cannot be this unit's, or null when it can. */
export function codeFault(
	code: string,
	level: Level,
	parent: { code: string; level: Level } | null
): CodeFault | null {
	if (!/^\d{12}$/.test(code)) return 'not_12_digits';
	const fixed = digits[level];
	const own = code.slice(0, fixed);
	if (Number(code.slice(fixed)) !== 0) return 'not_of_this_level';
	if (!parent) return null;
	const above = prefix(parent);
	if (!own.startsWith(above) || Number(own.slice(above.length)) === 0) return 'not_below_parent';
	return null;
}

/** A zone that this system's own calendar knows. */
export function isTimeZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
