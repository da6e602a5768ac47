import { m } from '#i18n/paraglide/messages.js';
import { whole, type Locale } from '#lib/ui/format.ts';
import { say } from '../document.ts';
import type { Question } from '../questions.ts';
import { labelOf } from '../views/spoken.ts';
import type { Variable } from './variables.ts';

/** What an option, row, column or building of a question is called. */
export function optionWords(question: Question, key: string, locale: Locale): string {
	return labelOf(question, locale)(key);
}

/** What people are parted by, in words. */
export function variableWords({ name, question, row }: Variable, locale: Locale): string {
	if (!question) {
		return name === ':building'
			? m.findings_by_building({}, { locale })
			: m.findings_by_channel({}, { locale });
	}
	const words = say(question.words, locale);
	return row === null ? words : `${words} — ${optionWords(question, row, locale)}`;
}

/** One category of a facet in words: an option, a building, a number of stars; null is those who did not say. */
export function categoryWords(
	{ question }: Pick<Variable, 'question'>,
	facet: string,
	category: string | null,
	locale: Locale
): string {
	if (category === null) return m.findings_not_said({}, { locale });
	if (!question) return ofResponse(facet, category, locale);
	if (category === 'said') return optionWords(question, facet.split('/').at(-1) ?? '', locale);
	if (category === ':point') return m.findings_point({}, { locale });
	if (question.kind === 'yes-no') {
		return category === 'yes' ? m.findings_yes({}, { locale }) : m.findings_no({}, { locale });
	}
	if (question.kind === 'rating' || question.kind === 'recommend') {
		return whole(Number(category), locale);
	}
	return optionWords(question, category, locale);
}

function ofResponse(facet: string, category: string, locale: Locale): string {
	if (facet === ':building') return buildingWords(category, locale);
	const channels: Record<string, () => string> = {
		online: () => m.findings_channel_online({}, { locale }),
		paper: () => m.findings_channel_paper({}, { locale }),
		import: () => m.findings_channel_import({}, { locale })
	};
	return channels[category]?.() ?? category;
}

/** 3 is building 3; a name stays as it is. */
export function buildingWords(building: string, locale: Locale): string {
	return /^[0-9A-Za-z]+$/.test(building)
		? m.findings_building({ building }, { locale })
		: building || m.findings_building_none({}, { locale });
}
