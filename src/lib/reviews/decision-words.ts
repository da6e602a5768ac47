import { m } from '#i18n/paraglide/messages.js';
import { writePoints } from '#lib/programmes/points.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import type { Miss } from '#lib/programmes/tiers.ts';
import { say } from '#lib/questionnaires/document.ts';
import { decimal, type Locale } from '#lib/ui/format.ts';
import type { Hindrance, Stage, Waiting } from './announcing.ts';

/** What names are read from. */
export type Named = {
	tiers: readonly Pick<Terms['tiers'][number], 'key' | 'words' | 'threshold' | 'floors'>[];
	criteria: readonly Pick<Terms['criteria'][number], 'key' | 'words'>[];
};

/** A share in points of 100: 8 550 is 85.50. */
export const points = (share: number, locale: Locale): string => decimal(share / 100, locale, 2, 2);

/** The name of a tier; of none, that nothing is designated. */
export function tierName({ tiers }: Pick<Named, 'tiers'>, key: string | null, locale: Locale) {
	if (key === null) return m.decisions_refusal();
	return say(tiers.find((tier) => tier.key === key)?.words, locale) || key;
}

/** Why an application does not get the tiers that it misses: a line for each of them. */
export function missLines(missed: readonly Miss[], named: Named, locale: Locale): string[] {
	const keys = [...new Set(missed.map(({ tier }) => tier))];
	return keys.map((key) => {
		const reasons = missed.filter(({ tier }) => tier === key);
		const told = reasons.map((miss) => reasonOf(miss, named, locale));
		const [tier, listed] = [tierName(named, key, locale), told.join(locale === 'en' ? ', ' : '，')];
		return m.decisions_miss({ tier, reasons: listed });
	});
}

function reasonOf(miss: Miss, { tiers, criteria }: Named, locale: Locale): string {
	const tier = tiers.find(({ key }) => key === miss.tier);
	switch (miss.by) {
		case 'threshold':
			return m.decisions_miss_threshold({ least: writePoints(tier?.threshold ?? 0) });
		case 'floor': {
			const floor = tier?.floors.find(({ criterion }) => criterion === miss.criterion);
			const words = criteria.find(({ key }) => key === miss.criterion)?.words;
			const least = writePoints(floor?.least ?? 0);
			return m.decisions_miss_floor({ criterion: say(words, locale), least });
		}
		case 'quota':
			return m.decisions_miss_quota();
		case 'tied':
			return m.decisions_miss_tied();
	}
}

const waits: Record<Stage, (count: { count: number }) => string> = {
	completion: m.decisions_wait_completion,
	screening: m.decisions_wait_screening,
	reviews: m.decisions_wait_reviews,
	settlement: m.decisions_wait_settlement,
	vote: m.decisions_wait_vote
};

/** What waits before the list can be public. */
export function waitingText(waiting: Waiting): string {
	if ('count' in waiting) return waits[waiting.for]({ count: waiting.count });
	return waiting.for === 'closing' ? m.decisions_wait_closing() : m.decisions_wait_nobody();
}

const hindrances: Record<Hindrance, () => string> = {
	announcement: m.decisions_hindrance_announcement,
	objection_days: m.decisions_hindrance_days,
	answers: m.decisions_hindrance_answers
};

/** What stands between a public list and its designations. */
export const hindranceText = (hindrance: Hindrance): string => hindrances[hindrance]();

const faults: Record<string, () => string> = {
	not_whole: m.decisions_fault_not_whole,
	more_than_present: m.decisions_fault_more_than_present,
	does_not_add_up: m.decisions_fault_does_not_add_up,
	no_quorum: m.decisions_fault_no_quorum,
	not_in_favour: m.decisions_fault_not_in_favour,
	no_such_tier: m.decisions_fault_no_decision,
	no_decision: m.decisions_fault_no_decision,
	no_reason: m.decisions_fault_no_reason,
	not_ready: m.decisions_fault_not_ready,
	announced: m.decisions_fault_announced,
	waiting: m.decisions_fault_waiting,
	too_long: m.decisions_fault_too_long,
	form_old: m.decisions_fault_form_old,
	name_missing: m.decisions_fault_name,
	contact_missing: m.decisions_fault_contact,
	words_missing: m.decisions_fault_words,
	closed: m.decisions_fault_closed,
	no_such_application: m.decisions_fault_no_such_application,
	too_many: m.decisions_fault_too_many,
	no_answer: m.decisions_fault_no_answer,
	settled: m.decisions_fault_settled
};

/** Why a vote, an objection or an answer was not kept. */
export const faultText = (reason: string): string => (faults[reason] ?? m.decisions_fault_other)();

/** The field that a fault of the vote is mended at. */
export const fieldOfFault: Record<string, string> = {
	more_than_present: 'present',
	does_not_add_up: 'inFavour',
	no_quorum: 'present',
	not_in_favour: 'inFavour',
	no_such_tier: 'decision',
	no_reason: 'reason'
};
