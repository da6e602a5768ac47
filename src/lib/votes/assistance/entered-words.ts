import { m } from '#i18n/paraglide/messages.js';
import { moment, type Locale } from '#lib/ui/format.ts';
import type { EnteredChannel } from './help.ts';

/** How the ballot came in that others entered for an elector, in the elector's words. */
export function enteredText(
	channel: EnteredChannel,
	{ at, holder }: { at: number | null; holder: string | null },
	{ locale, zone, now }: { locale: Locale; zone: string; now: number }
): string {
	if (channel === 'paper') return m.objections_entered_paper();
	if (channel === 'proxy') {
		return holder ? m.objections_entered_proxy({ holder }) : m.objections_entered_proxy_somebody();
	}
	if (at === null) return m.objections_entered_assisted_some_time();
	return m.objections_entered_assisted({ at: moment(at, locale, zone, now) });
}
