import { m } from '#i18n/paraglide/messages.js';
import { measureNamed } from '#lib/programmes/measures.ts';
import { decimal, percent, whole, type Locale } from '#lib/ui/format.ts';
import type { Figure } from './figure.ts';

/** A value of a figure as people read it, by the unit of its measure; null where nothing could be worked out. */
export function valueText(measure: string, value: number | null, locale: Locale): string {
	if (value === null) return m.applications_figure_none();
	switch (measureNamed(measure)?.unit) {
		case 'share':
			return percent(value, 1_000);
		case 'days':
			return m.applications_figure_days({ value: whole(value, locale) });
		case 'score':
			return m.applications_figure_points({ value: decimal(value / 100, locale, 0, 2) });
		case 'number':
			return m.applications_figure_times({ value: whole(value, locale) });
		case undefined:
			return whole(value, locale);
	}
}

const itemNames: Record<Figure['items'][number]['kind'], (at: { number: number }) => string> = {
	consultation: m.applications_figure_item_consultation,
	vote: m.applications_figure_item_vote,
	survey: m.applications_figure_item_survey
};

/** What a figure came from, counted from 1. */
export const itemName = (kind: Figure['items'][number]['kind'], number: number): string =>
	itemNames[kind]({ number });
