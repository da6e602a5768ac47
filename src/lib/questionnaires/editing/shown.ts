import { m } from '#i18n/paraglide/messages.js';
import { say, type Document, type Words } from '../document.ts';
import { piecesOf } from '../texts.ts';

type Numbers = ReadonlyMap<string, number>;

/** A text as an editor reads it: a place for an earlier answer says whose. */
export function shownText(text: string, numbers: Numbers): string {
	return piecesOf(text)
		.map((piece) => {
			if ('words' in piece) return piece.words;
			const number = 'question' in piece ? numbers.get(piece.question) : undefined;
			return number === undefined
				? m.questionnaires_place_value()
				: m.questionnaires_place_answer({ number });
		})
		.join('');
}

/** A question as it is named elsewhere: its number and the beginning of its words. */
export function shortName(words: Words, number: number | undefined, numbers: Numbers): string {
	const text = shownText(words.zh, numbers).replace(/\s+/g, ' ').trim();
	const short = text.length > 28 ? `${text.slice(0, 27)}…` : text;
	const name = short || m.questionnaires_unnamed();
	return number === undefined ? name : `${number}. ${name}`;
}

/** What a key belongs to, by name: a question, a section, or a part of the questionnaire. */
export function nameOfKey(document: Document, key: string, numbers: Numbers): string {
	for (const [at, section] of document.sections.entries()) {
		if (section.key === key) return sectionName(section.title, at);
		const question = section.questions.find((one) => one.key === key);
		if (question) return shortName(question.words, numbers.get(key), numbers);
	}
	const computed = document.computed.findIndex((one) => one.key === key);
	if (computed >= 0) return m.questionnaires_computed_name({ number: computed + 1 });
	const quota = document.quotas.findIndex((one) => one.key === key);
	return quota >= 0 ? m.questionnaires_quota_name({ number: quota + 1 }) : m.questionnaires_about();
}

/** A section by its heading, or by its place where it has none. */
export function sectionName(title: Words, at: number): string {
	return say(title, 'zh-CN').trim() || m.questionnaires_section_number({ number: at + 1 });
}

/** What is opened in the editor to mend something at this key. */
export function openOf(document: Document, key: string): string {
	if (document.computed.some((one) => one.key === key)) return 'computed';
	if (document.quotas.some((one) => one.key === key)) return 'quotas';
	return key === '' ? 'about' : key;
}
