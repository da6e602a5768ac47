import { m } from '#i18n/paraglide/messages.js';
import type { Locale } from '#lib/ui/format.ts';
import type { Vote } from './votes.ts';
import { optionName } from './words.ts';

/** What of a vote a verdict is told by. */
export type Asked = Pick<Vote, 'method' | 'settings' | 'rule' | 'options'>;

/** The names of options, in quotation marks. */
export function quoted(vote: Asked, ids: readonly string[]): string[] {
	return ids.map((id) => m.votes_quoted({ name: optionName(id, vote) }));
}

/** Several things in a row, as the language says them. */
export function list(texts: string[], locale: Locale): string {
	if (locale === 'zh-CN') return texts.join('、');
	return new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
}
