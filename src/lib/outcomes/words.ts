import { m } from '#i18n/paraglide/messages.js';
import { say } from '#lib/questionnaires/document.ts';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { date, whole, type Locale } from '#lib/ui/format.ts';
import type { Outcome } from '#lib/votes/count.ts';
import { outcomeWord } from '#lib/votes/verdict-words.ts';
import { channelName } from '#lib/votes/words.ts';
import { amount } from '#lib/votes/need-words.ts';
import type { Channel, Privacy } from '#lib/votes/votes.ts';
import type { PublicVote } from './public-vote.ts';
import { publicationDays, type Publication } from './publication.ts';
import { timeLeft } from './latest.ts';
import type { SurveyRecord } from './survey-record.ts';

const channels: readonly Channel[] = ['online', 'assisted', 'paper', 'proxy', 'meeting'];

/** 还有 3 天: how long until a moment. */
export function timeLeftWords(until: number, now: number): string {
	const { unit, count } = timeLeft(until, now);
	if (unit === 'days') return m.outcomes_days_left({ count });
	return unit === 'hours' ? m.outcomes_hours_left({ count }) : m.outcomes_minutes_left({ count });
}

/** Thousandths as a percentage with one decimal; a dash for what is not shown. */
export function shareText(permille: number | null): string {
	return permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;
}

/** A mean from 1 to 5 with two decimals, from hundredths; a dash for what is not shown. */
export function meanText(hundredths: number | null): string {
	return hundredths === null ? '—' : (hundredths / 100).toFixed(2);
}

/** What a unit's surveys come to, in a sentence or three. */
export function surveySentence({ points, rate, latest, before }: SurveyRecord, locale: Locale) {
	const mean = meanText(latest?.satisfaction ?? null);
	const title = latest ? say(latest.title, locale) : '';
	return sentences(
		locale,
		m.outcomes_survey_sentence({ surveys: points.length }),
		rate === null ? '' : m.outcomes_survey_sentence_rate({ rate: shareText(rate) }),
		!latest
			? ''
			: before
				? m.outcomes_survey_sentence_again({ title, mean, before: meanText(before.satisfaction) })
				: m.outcomes_survey_sentence_mean({ title, mean })
	);
}

/** A stored channel by its name; one that is not known stands for itself. */
export function channelText(stored: string): string {
	const known = channels.find((channel) => channel === stored);
	return known ? channelName(known) : stored;
}

/** Ballots of a channel: 512, 约 45, 少于 5. */
export function ballotsText(ballots: number | null, rounded: boolean, locale: Locale): string {
	if (ballots === null) return m.outcomes_under_five();
	const count = whole(ballots, locale);
	return rounded ? m.outcomes_about_count({ count }) : count;
}

/** Sentences after one another: with a space between them where the language has one. */
export function sentences(locale: Locale, ...said: string[]): string {
	return said.filter(Boolean).join(locale === 'en' ? ' ' : '');
}

/** A hash in groups of four, to be read aloud and compared. */
export function grouped(hash: string): string {
	return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** An outcome where votes of all methods stand together. */
export function outcomeText(outcome: Outcome): string {
	return outcomeWord(outcome, outcome === 'chosen' ? 'single' : 'motion');
}

/** 1.2 MB, 340 KB: as people compare files. */
export function fileSize(bytes: number): string {
	if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
	return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
}

/** What a mode promises, in a sentence. */
export function privacyText(privacy: Privacy): string {
	if (privacy === 'named') return m.outcomes_privacy_named();
	return privacy === 'confidential' ? m.outcomes_privacy_confidential() : m.outcomes_privacy_open();
}

/** Who or what ended a vote, in a sentence; before its time, with the reason. */
export function closedText({
	closed_by: by,
	closed_early,
	close_reason: reason
}: Pick<PublicVote, 'closed_by' | 'closed_early' | 'close_reason'>): string {
	if (by === 'the_clock') return m.outcomes_closed_by_clock();
	if (!closed_early) {
		return by === 'two' ? m.outcomes_checked_by_two() : m.outcomes_checked_by_one();
	}
	const said = by === 'two' ? m.outcomes_closed_by_two() : m.outcomes_closed_by_one();
	return reason ? said + m.outcomes_because({ reason }) : said;
}

/** 公示第 4 天，共 15 天: where a result stands in its period of publication. */
export function periodText({ from, day, over }: Publication, locale: Locale, zone: string): string {
	const on = date(from, locale, zone);
	if (over) return m.outcomes_period_over({ date: on, days: publicationDays });
	return day === 0
		? m.outcomes_period_first({ days: publicationDays })
		: m.outcomes_period_day({ day, days: publicationDays });
}

const rolls: Record<RollKind, () => string> = {
	adults: m.outcomes_roll_adults,
	households: m.outcomes_roll_households,
	owners: m.outcomes_roll_owners,
	representatives: m.outcomes_roll_representatives
};

/** Who may take part and how many they are: 业主，1,199 人，110,403 ㎡. */
export function electorateText(
	{ roll_kind, electorate }: Pick<PublicVote, 'roll_kind' | 'electorate'>,
	locale: Locale
): string {
	const { heads, households, area } = electorate ?? {};
	const sums = [
		households === undefined && heads !== undefined ? amount(heads, 'heads', locale) : '',
		households === undefined ? '' : amount(households, 'households', locale),
		area === undefined ? '' : amount(area, 'area', locale)
	];
	return [rolls[roll_kind](), ...sums].filter(Boolean).join(m.outcomes_comma());
}
