import { dayOf, endOfDay, startOfDay } from '#lib/people/days.ts';
import { toEpoch, toLocal } from '#lib/units/local-time.ts';
import { phaseNames, type Phases } from './programme.ts';

const DAY = 86_400_000;

/** How long each part of a round takes where nobody has said otherwise, in days. */
const lengths = {
	opens_at: 15,
	closes_at: 60,
	review_until: 45,
	settle_until: 30,
	decide_until: 15
};

/** The days of a round that begins half a month from now, in the organiser's time zone. */
export function daysFrom(now: number, zone: string): Phases {
	let at = now;
	const days = phaseNames.map((name) => {
		at += lengths[name] * DAY;
		const day = dayOf(at, zone);
		return [name, (name === 'opens_at' ? startOfDay(day, zone) : endOfDay(day, zone)) ?? at];
	});
	return Object.fromEntries(days);
}

/** The same days some years later, at the same time of day where the organiser is. */
export function yearsLater(phases: Phases, years: number, zone: string): Phases {
	const later = phaseNames.map((name) => {
		const local = toLocal(phases[name], zone);
		const [year = 0] = local.split('-').map(Number);
		const [rest, leap] = [local.slice(4), local.slice(4).replace('-02-29', '-02-28')];
		const moved =
			toEpoch(`${year + years}${rest}`, zone) ?? toEpoch(`${year + years}${leap}`, zone);
		return [name, moved ?? phases[name]];
	});
	return Object.fromEntries(later);
}
