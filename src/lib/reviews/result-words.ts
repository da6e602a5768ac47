import { m } from '#i18n/paraglide/messages.js';
import { say } from '#lib/questionnaires/document.ts';
import type { Locale } from '#lib/ui/format.ts';
import { points } from './decision-words.ts';
import type { Result, ResultCriterion } from './result.ts';

/** What a radar of self, reviewers and residents shows, in one or two sentences. */
export function radarSentence({ criteria }: Pick<Result, 'criteria'>, locale: Locale): string {
	const by = (value: (one: ResultCriterion) => number) =>
		[...criteria].sort((a, b) => value(b) - value(a))[0];
	const [best, weakest] = [by(({ reviewed }) => reviewed), by(({ reviewed }) => -reviewed)];
	const apart = by(({ self, reviewed }) => Math.abs(self - reviewed));
	if (!best || !weakest || !apart) return '';
	const ends =
		best.reviewed === weakest.reviewed
			? m.decisions_radar_even({ points: points(best.reviewed, locale) })
			: m.decisions_radar_ends({
					best: say(best.words, locale),
					most: points(best.reviewed, locale),
					weakest: say(weakest.words, locale),
					least: points(weakest.reviewed, locale)
				});
	const gap = Math.abs(apart.self - apart.reviewed);
	if (gap === 0) return ends;
	const seen = { criterion: say(apart.words, locale), points: points(gap, locale) };
	const said = apart.self > apart.reviewed ? m.decisions_radar_above : m.decisions_radar_below;
	return ends + (locale === 'en' ? ' ' : '') + said(seen);
}

/** Where an application stands in its round, in a sentence. */
export function placeSentence(result: Result, locale: Locale): string {
	return m.decisions_place_sentence({
		...{ place: result.place, of: result.of, total: points(result.total, locale) },
		mean: points(result.round.total, locale)
	});
}
