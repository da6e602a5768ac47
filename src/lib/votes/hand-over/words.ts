import { m } from '#i18n/paraglide/messages.js';
import type { HandOverStop } from './hand-over.ts';

const texts: Record<HandOverStop, () => string> = {
	already_cast: m.assistance_stop_already_cast,
	closed: m.assistance_stop_closed,
	not_open: m.assistance_stop_not_open,
	removed: m.assistance_stop_removed,
	not_this_way: m.assistance_stop_not_this_way,
	no_elector: m.assistance_stop_removed,
	withdrawn: m.proxies_stop_withdrawn,
	limit: m.proxies_stop_limit
};

/** Why a handed-over phone took no ballot. */
export const stopText = (stop: HandOverStop): string => texts[stop]();
