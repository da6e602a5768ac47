import { m } from '#i18n/paraglide/messages.js';
import { faultText as personFault } from '#lib/people/words.ts';
import { date, type Locale } from '#lib/ui/format.ts';
import { writePoints } from './points.ts';
import type { Missing } from './promotion.ts';
import { trainingName } from './words.ts';

const faults: Record<string, () => string> = {
	not_city: m.programmes_fault_not_city,
	not_hours: m.programmes_fault_not_hours,
	not_day: m.programmes_fault_not_day,
	not_whole: m.programmes_fault_not_whole,
	not_yet: m.programmes_fault_not_yet,
	no_reason: m.programmes_fault_pool_reason,
	already_there: m.programmes_fault_already_there,
	no_such_person: m.programmes_fault_no_such_person,
	has_reviews: m.programmes_fault_has_reviews,
	not_there: m.programmes_fault_not_there,
	unchanged: m.programmes_fault_unchanged,
	no_such_unit: m.programmes_fault_no_such_unit,
	already_admitted: m.programmes_fault_already_admitted,
	not_admitted: m.programmes_fault_not_admitted,
	edited_meanwhile: m.programmes_fault_edited_meanwhile,
	too_long: m.programmes_fault_too_long
};

/** Why something about the pool or the admitted units was not taken. */
export function poolFaultText(reason: string): string {
	return (Object.hasOwn(faults, reason) ? faults[reason]?.() : null) ?? personFault(reason);
}

/** What somebody lacks for the next tier. */
export function missingText(missing: Missing, locale: Locale, zone: string): string {
	switch (missing.by) {
		case 'years':
			return m.programmes_missing_years({
				years: missing.need,
				date: date(missing.reached_at, locale, zone)
			});
		case 'hours':
			return m.programmes_missing_hours({
				kind: trainingName(missing.kind),
				need: missing.need,
				have: missing.have
			});
		case 'calibration':
			return missing.have === null
				? m.programmes_missing_calibration({ need: writePoints(missing.need) })
				: m.programmes_missing_calibration_off({
						need: writePoints(missing.need),
						have: writePoints(missing.have)
					});
	}
}
