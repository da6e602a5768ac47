import { m } from '#i18n/paraglide/messages.js';

const texts: Record<string, () => string> = {
	announcement: m.certificates_waits_announcement,
	objection_days: m.certificates_waits_objection_days,
	answers: m.certificates_waits_answers,
	not_over: m.certificates_refused_not_over,
	no_reviews: m.certificates_refused_no_reviews,
	no_reason: m.certificates_refused_no_reason,
	not_standing: m.certificates_refused_not_standing,
	no_key: m.certificates_refused_not_standing,
	no_words: m.certificates_refused_no_words,
	no_such_tier: m.certificates_refused_no_such_tier,
	no_outcome: m.certificates_refused_no_outcome,
	bad_score: m.certificates_refused_bad_score,
	bad_day: m.certificates_refused_bad_day,
	not_assessed: m.certificates_refused_not_assessed,
	nobody: m.certificates_refused_nobody
};

/** Why something about designations or certificates was not done. */
export function refusalText(reason: string): string {
	return (Object.hasOwn(texts, reason) ? texts[reason]?.() : undefined) ?? reason;
}
