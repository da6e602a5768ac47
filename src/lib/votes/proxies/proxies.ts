import type { Channel } from '../votes.ts';

/** The longest reason for which a proxy is withdrawn. */
export const LONGEST_REASON = 200;

/** Who casts for the grantor: an elector of the same vote, or an outsider by name and the last digits of the phone. */
export type Holder = { electorId: string } | { name: string; digits: string };

/**
 * Where a proxy stands. Lapsed: the grantor has voted in another way, which always goes first; a withdrawn one cannot
 * be used any more.
 */
export type ProxyState = 'valid' | 'cast' | 'lapsed' | 'withdrawn';

/** The state of a proxy; `channel` is that of the grantor's ballot, null while there is none. */
export function stateOf({
	withdrawn_at,
	channel
}: {
	withdrawn_at: number | null;
	channel: Channel | null;
}): ProxyState {
	if (withdrawn_at !== null) return 'withdrawn';
	if (channel === null) return 'valid';
	return channel === 'proxy' ? 'cast' : 'lapsed';
}

/** Why no proxy can be recorded, or not this one. */
export type ProxyFault =
	/** The vote takes no ballots by proxy. */
	| 'not_this_way'
	| 'not_opened'
	| 'over'
	/** No such elector is on the roll of this vote. */
	| 'no_grantor'
	| 'no_holder'
	/** Nobody holds his own proxy. */
	| 'same_person'
	| 'already_cast'
	/** The grantor has given one that still holds. */
	| 'already_given'
	/** The grantor casts for others: who hands on his own vote hands on nobody else's. */
	| 'grantor_holds'
	/** The holder has given his own vote to somebody. */
	| 'holder_gave'
	/** The holder casts for as many as may be. */
	| 'limit';

/** An outsider as one key, however the name is spaced, and whether its letters are wide or narrow. */
export function outsiderKey({ name, digits }: { name: string; digits: string }): string {
	return `o:${plainName(name)}|${digits}`;
}

/** The digits in an outsider's key; empty of an elector's. */
export function digitsOf(key: string): string {
	return key.startsWith('o:') ? (key.split('|').at(-1) ?? '') : '';
}

/** A name to compare by. */
export function plainName(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/[\s·•.]+/g, '')
		.toLowerCase();
}
