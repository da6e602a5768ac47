import { m } from '#i18n/paraglide/messages.js';
import type { Membership } from '#lib/programmes/admissions.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import type { Tier } from '#lib/programmes/tiers.ts';
import { writePoints } from '#lib/programmes/points.ts';
import { say, type Words } from '#lib/questionnaires/document.ts';
import { inBoth, type Printed } from './printed.ts';

type Frame = Pick<Printed, 'place' | 'organiser' | 'time_zone'>;

const memberships = {
	'vice-chair': m.programmes_membership_vice_chair,
	standing: m.programmes_membership_standing,
	member: m.programmes_membership_member,
	other: m.certificates_award_member
} satisfies Record<Membership, unknown>;

/** What stands on the certificate of a designation. */
export function designationSheet(
	frame: Frame,
	{ terms, year, tier }: { terms: Pick<Terms, 'name'>; year: number; tier: Tier }
): Printed {
	const occasion = occasionOf(terms.name, year);
	return {
		...frame,
		award: tier.words,
		lead: inBoth((locale) =>
			m.certificates_lead_designation({ occasion: say(occasion, locale) }, { locale })
		),
		criteria: inBoth((locale) =>
			m.certificates_criteria({ points: writePoints(tier.threshold) }, { locale })
		)
	};
}

/** What stands on the certificate of an expert who has reviewed so many applications. */
export function reviewSheet(
	frame: Frame,
	{ name, year, reviews }: { name: Words; year: number; reviews: number }
): Printed {
	const occasion = occasionOf(name, year);
	return {
		...frame,
		award: inBoth((locale) => m.certificates_award_review({}, { locale })),
		lead: inBoth((locale) =>
			m.certificates_lead_review({ occasion: say(occasion, locale), count: reviews }, { locale })
		),
		criteria: inBoth((locale) => m.certificates_criteria_review({}, { locale }))
	};
}

/** What stands on the certificate of a unit that belongs to the organiser. */
export function membershipSheet(frame: Frame, kind: Membership): Printed {
	return {
		...frame,
		award: inBoth((locale) => memberships[kind]({}, { locale })),
		lead: inBoth((locale) =>
			m.certificates_lead_membership({ organiser: say(frame.organiser, locale) }, { locale })
		),
		criteria: inBoth((locale) => m.certificates_criteria_membership({}, { locale }))
	};
}

function occasionOf(name: Words, year: number): Words {
	return inBoth((locale) => {
		const own = say(name, locale);
		return own.includes(String(year))
			? own
			: m.certificates_occasion({ name: own, year }, { locale });
	});
}
