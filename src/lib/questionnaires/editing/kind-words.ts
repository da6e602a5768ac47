import { m } from '#i18n/paraglide/messages.js';
import type { Kind } from '../questions.ts';

/** The kinds of questions in groups, as the menu offers them. */
export const kindGroups: readonly { name: () => string; kinds: readonly Kind[] }[] = [
	{
		name: m.questionnaires_group_choosing,
		kinds: ['single', 'multiple', 'yes-no', 'dropdown', 'ranking']
	},
	{
		name: m.questionnaires_group_rating,
		kinds: ['rating', 'recommend', 'matrix-single', 'matrix-multiple']
	},
	{
		name: m.questionnaires_group_writing,
		kinds: ['short-text', 'long-text', 'number', 'date', 'phone', 'email']
	},
	{ name: m.questionnaires_group_more, kinds: ['place', 'file', 'consent', 'statement'] }
];

/** What a kind is called, and for what it is good, in a line. */
export const kindWords: Record<Kind, { name: () => string; about: () => string }> = {
	single: { name: m.questionnaires_kind_single, about: m.questionnaires_kind_single_about },
	dropdown: { name: m.questionnaires_kind_dropdown, about: m.questionnaires_kind_dropdown_about },
	multiple: { name: m.questionnaires_kind_multiple, about: m.questionnaires_kind_multiple_about },
	'yes-no': { name: m.questionnaires_kind_yes_no, about: m.questionnaires_kind_yes_no_about },
	rating: { name: m.questionnaires_kind_rating, about: m.questionnaires_kind_rating_about },
	recommend: {
		name: m.questionnaires_kind_recommend,
		about: m.questionnaires_kind_recommend_about
	},
	'matrix-single': {
		name: m.questionnaires_kind_matrix_single,
		about: m.questionnaires_kind_matrix_single_about
	},
	'matrix-multiple': {
		name: m.questionnaires_kind_matrix_multiple,
		about: m.questionnaires_kind_matrix_multiple_about
	},
	ranking: { name: m.questionnaires_kind_ranking, about: m.questionnaires_kind_ranking_about },
	number: { name: m.questionnaires_kind_number, about: m.questionnaires_kind_number_about },
	'short-text': {
		name: m.questionnaires_kind_short_text,
		about: m.questionnaires_kind_short_text_about
	},
	'long-text': {
		name: m.questionnaires_kind_long_text,
		about: m.questionnaires_kind_long_text_about
	},
	date: { name: m.questionnaires_kind_date, about: m.questionnaires_kind_date_about },
	phone: { name: m.questionnaires_kind_phone, about: m.questionnaires_kind_phone_about },
	email: { name: m.questionnaires_kind_email, about: m.questionnaires_kind_email_about },
	file: { name: m.questionnaires_kind_file, about: m.questionnaires_kind_file_about },
	place: { name: m.questionnaires_kind_place, about: m.questionnaires_kind_place_about },
	consent: { name: m.questionnaires_kind_consent, about: m.questionnaires_kind_consent_about },
	statement: { name: m.questionnaires_kind_statement, about: m.questionnaires_kind_statement_about }
};
