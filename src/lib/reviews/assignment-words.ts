import { m } from '#i18n/paraglide/messages.js';
import type { Refused } from './assignment.ts';
import type { Recusal } from './recusal.ts';

const recusalNames: Record<Recusal, () => string> = {
	own_unit: m.assignment_recusal_own_unit,
	same_city: m.assignment_recusal_same_city,
	interest: m.assignment_recusal_interest,
	declined: m.assignment_recusal_declined,
	reviewed_before: m.assignment_recusal_reviewed_before
};
export const recusalName = (recusal: Recusal): string => recusalNames[recusal]();

/** All reasons, one after the other. */
export const recusalList = (all: readonly Recusal[]): string =>
	all.map(recusalName).join(m.assignment_separator());

/** Why a pair was not given. */
export function becauseText(because: Refused['because']): string {
	if (because === 'no_room') return m.assignment_no_room();
	if (because === 'unknown') return m.assignment_unknown();
	if (because === 'decided') return m.assignment_decided();
	return recusalList(because);
}
