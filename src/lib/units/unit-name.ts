import type { Locale } from '#lib/ui/format.ts';

/** What a unit is called in the reader's language. */
export function unitName(unit: { name: string; name_en: string }, locale: Locale): string {
	return locale === 'en' ? unit.name_en || unit.name : unit.name;
}
