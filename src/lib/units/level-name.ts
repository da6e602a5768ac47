import { m } from '#i18n/paraglide/messages.js';
import type { Level } from './units.ts';

/** The level as people call it. */
export function levelName(level: Level): string {
	return {
		nation: m.units_level_nation,
		province: m.units_level_province,
		city: m.units_level_city,
		district: m.units_level_district,
		street: m.units_level_street,
		community: m.units_level_community
	}[level]();
}
