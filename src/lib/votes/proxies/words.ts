import { m } from '#i18n/paraglide/messages.js';
import { attachmentFault } from '#lib/consultations/words.ts';
import { door, type Locale } from '#lib/ui/format.ts';
import { digitsOf, type ProxyState } from './proxies.ts';

const states: Record<ProxyState, () => string> = {
	valid: m.proxies_state_valid,
	cast: m.proxies_state_cast,
	lapsed: m.proxies_state_lapsed,
	withdrawn: m.proxies_state_withdrawn
};

export const stateName = (state: ProxyState): string => states[state]();

/** The colour of a state, as the name of a chip's class. */
export const stateTones: Record<ProxyState, string> = {
	valid: 'dian',
	cast: 'cui',
	lapsed: '',
	withdrawn: ''
};

type Door = { building: string; entrance: string; room: string };

/** An elector by door and name. */
export function whoseText(elector: Door & { name: string }, locale: Locale): string {
	return `${door(elector, locale)} ${elector.name}`;
}

/** The holder by name, with the door, or as somebody who is not on the roll. */
export function holderPlace(
	{ holder_door, holder_key }: { holder_door: Door | null; holder_key: string },
	locale: Locale
): string {
	return holder_door
		? door(holder_door, locale)
		: m.proxies_outsider({ digits: digitsOf(holder_key) });
}

type Field = 'name' | 'digits' | 'file';

const faults: Record<string, { field?: Field; text: (limit: string) => string }> = {
	no_name: { field: 'name', text: () => m.proxies_fault_no_name() },
	name_long: { field: 'name', text: () => m.proxies_fault_name_long() },
	name_wrong: { field: 'name', text: () => m.proxies_fault_name_wrong() },
	no_digits: { field: 'digits', text: () => m.proxies_fault_no_digits() },
	no_file: { field: 'file', text: () => m.proxies_fault_no_file() },
	no_grantor: { text: () => m.proxies_fault_no_grantor() },
	no_holder: { text: () => m.proxies_fault_no_holder() },
	same_person: { text: () => m.proxies_fault_same_person() },
	already_cast: { text: () => m.proxies_fault_already_cast() },
	already_given: { text: () => m.proxies_fault_already_given() },
	grantor_holds: { text: () => m.proxies_fault_grantor_holds() },
	holder_gave: { text: () => m.proxies_fault_holder_gave() },
	limit: { text: (limit) => m.proxies_fault_limit({ limit }) },
	not_this_way: { text: () => m.proxies_not_this_way() },
	not_opened: { text: () => m.proxies_not_opened() },
	over: { text: () => m.proxies_over() }
};

/** Why a proxy was not recorded, and at which field; `limit` as text. */
export function faultOf(reason: string, limit: string): { field?: Field; text: string } {
	const known = Object.hasOwn(faults, reason) ? faults[reason] : undefined;
	if (known) return { ...known, text: known.text(limit) };
	return { field: 'file', text: attachmentFault(reason) };
}
