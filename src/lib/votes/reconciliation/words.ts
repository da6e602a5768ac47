import { m } from '#i18n/paraglide/messages.js';
import { area, whole, type Locale } from '#lib/ui/format.ts';
import { basisName } from '../need-words.ts';
import { channelName } from '../words.ts';
import type { Difference } from './reconciliation.ts';

/** What does not reconcile, in a sentence with both numbers. */
export function differenceText(one: Difference, locale: Locale): string {
	const count = (value: number) => whole(value, locale);
	const found = count(one.found);
	switch (one.what) {
		case 'electors':
			return m.closing_differs_electors({ expected: count(one.expected), found });
		case 'sums': {
			const amount = (value: number) => (one.basis === 'area' ? area(value, locale) : count(value));
			const basis = basisName(one.basis);
			const [expected, now] = [amount(one.expected), amount(one.found)];
			return m.closing_differs_sums({ basis, expected, found: now });
		}
		case 'channel':
			return m.closing_differs_channel({
				channel: channelName(one.channel),
				expected: count(one.expected),
				found
			});
		case 'batch':
			return m.closing_differs_batch({
				number: one.number,
				papers: count(one.papers),
				marks: count(one.marks),
				found
			});
		case 'papers':
			return m.closing_differs_papers({ expected: count(one.expected), found });
		case 'strangers':
			return m.closing_differs_strangers({ found });
		case 'without_slip':
			return m.closing_differs_without_slip({ found });
		case 'objections':
			return m.closing_differs_objections({ found });
	}
}
