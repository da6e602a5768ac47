import { m } from '#i18n/paraglide/messages.js';
import { maxFileBytes } from '#lib/files/files.ts';
import { date, type Locale } from '#lib/ui/format.ts';
import { say } from '../document.ts';
import type { NumberQuestion, Question } from '../questions.ts';

/** How a question is answered, in a line, for those who have not done it before; empty where its look says it all. */
export function howWords(question: Question, locale: Locale): string {
	const at = { locale };
	switch (question.kind) {
		case 'multiple':
			return sentences([severalWords(question, locale), aloneWords(question, locale)], locale);
		case 'ranking':
			return question.most === undefined || question.most >= question.options.length
				? m.asking_how_rank({}, at)
				: m.asking_how_rank_most({ most: question.most }, at);
		case 'rating':
			return m.asking_how_rating({}, at);
		case 'recommend':
			return m.asking_how_recommend({}, at);
		case 'matrix-single':
			return m.asking_how_one_a_row({}, at);
		case 'matrix-multiple':
			return m.asking_how_several_a_row({}, at);
		case 'number':
			return numberWords(question, locale);
		case 'short-text':
		case 'long-text':
			return m.asking_how_longest({ longest: question.longest }, at);
		case 'date': {
			const [from, until] = [question.from, question.until].map((day) => dayWords(day, locale));
			if (from && until) return m.asking_how_between_days({ from, until }, at);
			if (from) return m.asking_how_from_day({ from }, at);
			return until ? m.asking_how_until_day({ until }, at) : '';
		}
		case 'file': {
			const most = maxFileBytes / 1024 / 1024;
			return m.asking_how_files({ count: question.most, most }, at);
		}
		case 'place':
			if (question.plan === undefined) return '';
			return question.buildings.length > 0
				? m.asking_how_place_or({}, at)
				: m.asking_how_place({}, at);
		default:
			return '';
	}
}

/** The same for paper, where places are written down by numbers and squares. */
export function paperWords(question: Question, locale: Locale): string {
	const at = { locale };
	if (question.kind === 'ranking') return m.asking_paper_rank({}, at);
	if (question.kind === 'file') return '';
	if (question.kind === 'place' && question.plan !== undefined) {
		return question.buildings.length > 0
			? m.asking_paper_place_or({}, at)
			: m.asking_paper_place({}, at);
	}
	return howWords(question, locale);
}

/** A day of the calendar as people write it; empty without one. */
export function dayWords(day: string | undefined, locale: Locale): string {
	const time = Date.parse(`${day}T00:00:00Z`);
	return Number.isNaN(time) ? '' : date(time, locale, 'UTC');
}

type Several = { options: readonly { exclusive?: boolean }[]; min?: number; max?: number };

function severalWords({ options, min = 0, max }: Several, locale: Locale): string {
	const at = { locale };
	const most = max !== undefined && max < options.length ? max : undefined;
	if (most !== undefined && most === min) return m.asking_how_exactly({ max: most }, at);
	if (most !== undefined && min > 1) return m.asking_how_between({ min, max: most }, at);
	if (most !== undefined) return m.asking_how_up_to({ max: most }, at);
	return min > 1 ? m.asking_how_at_least({ min }, at) : m.asking_how_any({}, at);
}

function aloneWords(question: Extract<Question, { kind: 'multiple' }>, locale: Locale): string {
	const names = question.options
		.filter(({ exclusive }) => exclusive)
		.map(({ words }) => say(words, locale));
	if (names.length === 0) return '';
	return m.asking_how_alone({ names: names.join(m.asking_comma({}, { locale })) }, { locale });
}

function numberWords({ min, max, decimals }: NumberQuestion, locale: Locale): string {
	const at = { locale };
	const kind =
		decimals === 0 ? m.asking_how_whole({}, at) : m.asking_how_decimals({ digits: decimals }, at);
	if (min !== undefined && max !== undefined) {
		return sentences([m.asking_how_between_numbers({ min, max }, at), kind], locale);
	}
	if (min !== undefined) return sentences([m.asking_how_min({ min }, at), kind], locale);
	if (max !== undefined) return sentences([m.asking_how_max({ max }, at), kind], locale);
	return kind;
}

function sentences(parts: readonly string[], locale: Locale): string {
	return parts.filter(Boolean).join(locale === 'en' ? ' ' : '');
}
