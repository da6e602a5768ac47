import { m } from '#i18n/paraglide/messages.js';

/** The committee that asks: 青禾里社区居委会; in English the unit's name. */
export function committeeName(
	unit: { name: string; name_en: string; kind: 'urban' | 'rural' },
	locale: string
): string {
	if (locale === 'en') return unit.name_en;
	return (
		unit.name + (unit.kind === 'urban' ? m.slips_committee_urban() : m.slips_committee_rural())
	);
}

/** The beginning of a text, cut at the end of a sentence where there is one, else anywhere. */
export function shortened(text: string, longest: number): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	const signs = [...plain];
	if (signs.length <= longest) return plain;
	const start = signs.slice(0, longest).join('');
	const end = Math.max(
		...['。', '！', '？', '. ', '! ', '? '].map((sign) => start.lastIndexOf(sign))
	);
	return end > start.length / 2 ? start.slice(0, end + 1).trim() : `${start.trimEnd()}…`;
}
