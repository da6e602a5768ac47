import { m } from '#i18n/paraglide/messages.js';
import { moment, type Locale } from '#lib/ui/format.ts';
import type { Kind, PublicAmendment } from './amendments.ts';

const names: Record<Kind, () => string> = {
	prolong: m.amendments_kind_prolong,
	add: m.amendments_kind_add,
	remove: m.amendments_kind_remove,
	cancel: m.amendments_kind_cancel
};

/** What a kind of change is called. */
export const kindName = (kind: Kind): string => names[kind]();

/** What was changed, in a sentence that names nobody. */
export function changeText(
	{ kind, from, to }: Pick<PublicAmendment, 'kind' | 'from' | 'to'>,
	locale: Locale,
	zone: string
): string {
	if (kind === 'add') return m.amendments_added_one();
	if (kind === 'remove') return m.amendments_removed_one();
	if (kind === 'cancel') return m.amendments_kind_cancel();
	return m.amendments_prolonged({
		from: moment(from ?? 0, locale, zone),
		to: moment(to ?? 0, locale, zone)
	});
}
