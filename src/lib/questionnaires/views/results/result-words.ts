import { m } from '#i18n/paraglide/messages.js';
import { decimal, percent, whole, type Locale } from '#lib/ui/format.ts';
import { plainCell, type HeatCell } from './heat.ts';

/** How many, or that it is not shown. */
export function countWords(count: number | null, locale: Locale): string {
	return count === null ? m.asking_hidden({}, { locale }) : whole(count, locale);
}

/** A share of those who answered; a dash where it is not shown or nobody did. */
export function shareWords(count: number | null, of: number | null): string {
	return count === null || of === null || of === 0 ? '—' : percent(count, of);
}

/** A mean or a bound, with as few decimals as it needs and two at most. */
export function numberWords(value: number | null, locale: Locale): string {
	if (value === null) return '—';
	return decimal(value, locale, 0, 2);
}

/** A share with how many they are in small. */
export function shareCell(count: number | null, of: number | null, locale: Locale): HeatCell {
	if (count === null) return plainCell(countWords(count, locale));
	return {
		...{ text: shareWords(count, of), small: countWords(count, locale) },
		share: shareOf(count, of)
	};
}

/** From 0 to 1, for a picture; nothing of what is not shown. */
export function shareOf(count: number | null, of: number | null): number {
	return count === null || of === null || of === 0 ? 0 : count / of;
}

/** The net promoter score: the share of promoters less the share of detractors, from −100 to 100. */
export function netPromoters({
	of,
	promoters,
	detractors
}: {
	of: number | null;
	promoters?: number | null;
	detractors?: number | null;
}): number | null {
	if (!of || promoters === null || detractors === null) return null;
	if (promoters === undefined || detractors === undefined) return null;
	return Math.round(((promoters - detractors) * 100) / of);
}

/** A difference with its sign: +3, −2, ±0. */
export function signed(value: number, locale: Locale): string {
	const text = numberWords(Math.abs(value), locale);
	return value === 0 ? `±${text}` : `${value > 0 ? '+' : '−'}${text}`;
}
