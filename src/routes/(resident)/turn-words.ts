import { m } from '#i18n/paraglide/messages.js';
import type { Turn } from '#lib/votes/slips/turned-away.ts';

type Text = { title: string; what: string; next?: string };

/** What a resident who cannot go on is told: what is the matter, and what to do next. */
export function turnText(turn: Turn, facts: { at: string; minutes: number }): Text {
	return texts[turn](facts);
}

const texts: Record<Turn, (facts: { at: string; minutes: number }) => Text> = {
	unknown_slip: () => ({ title: m.slips_unknown_title(), what: m.slips_unknown_what() }),
	many_tries: ({ minutes }) => ({
		title: m.slips_tries_title(),
		what: m.slips_tries_what(),
		next: wait(minutes)
	}),
	many_digits: ({ minutes }) => ({
		title: m.slips_many_digits_title(),
		what: m.slips_many_digits_what(),
		next: wait(minutes)
	}),
	removed: () => ({ title: m.slips_removed_title(), what: m.slips_removed_what() }),
	not_open: ({ at }) => ({
		title: m.slips_not_open_title(),
		what: m.slips_not_open_what({ at }),
		next: m.slips_not_open_next()
	}),
	closed: ({ at }) => ({ title: m.slips_closed_title(), what: m.slips_closed_what({ at }) }),
	cancelled: () => ({ title: m.slips_cancelled_title(), what: m.slips_cancelled_what() }),
	replaced: () => ({ title: m.slips_replaced_title(), what: m.slips_replaced_what() }),
	no_session: () => ({ title: m.slips_no_session_title(), what: m.slips_no_session_what() }),
	expired: () => ({ title: m.slips_expired_title(), what: m.slips_expired_what() }),
	other_slip: () => ({ title: m.slips_other_title(), what: m.slips_other_what() }),
	already_cast: () => ({ title: m.slips_already_title(), what: m.slips_already_what() }),
	not_this_way: () => ({ title: m.slips_not_this_way_title(), what: m.slips_not_this_way_what() })
};

function wait(minutes: number): string {
	if (minutes <= 90) return m.slips_wait_minutes({ minutes });
	return m.slips_wait_hours({ hours: Math.ceil(minutes / 60) });
}
