import { m } from '#i18n/paraglide/messages.js';

/** What went wrong, and what to do about it. */
export type ErrorWords = { title: () => string; what: () => string };

/** The words for an answer that is no page, by its status; a fault without a number never came from the server. */
export function errorWords(status: number, errorId?: string): ErrorWords {
	if (status === 500 && !errorId) return cut;
	return words[status] ?? (status < 500 ? unclear : ours);
}

const cut = { title: m.ui_error_cut_title, what: m.ui_error_cut_what };

const unclear = { title: m.ui_error_400_title, what: m.ui_error_400_what };
const ours = { title: m.ui_error_500_title, what: m.ui_error_500_what };

const words: Record<number, ErrorWords> = {
	401: { title: m.ui_error_401_title, what: m.ui_error_401_what },
	403: { title: m.ui_error_403_title, what: m.ui_error_403_what },
	404: { title: m.ui_error_404_title, what: m.ui_error_404_what },
	405: { title: m.ui_error_405_title, what: m.ui_error_405_what },
	409: { title: m.ui_error_409_title, what: m.ui_error_409_what },
	410: { title: m.ui_error_410_title, what: m.ui_error_410_what },
	413: { title: m.ui_error_413_title, what: m.ui_error_413_what },
	429: { title: m.ui_error_429_title, what: m.ui_error_429_what },
	503: { title: m.ui_error_503_title, what: m.ui_error_503_what }
};
