import type { OwnObjection } from '../assistance/objections.ts';

/** Why a resident cannot go on here; each has a page of its own that says what to do next. */
export const turns = {
	unknown_slip: 404,
	many_tries: 429,
	many_digits: 429,
	removed: 403,
	not_open: 409,
	closed: 410,
	cancelled: 410,
	replaced: 410,
	no_session: 401,
	expired: 401,
	other_slip: 409,
	already_cast: 409,
	not_this_way: 409
} as const;

export type Turn = keyof typeof turns;

/** Whom to ask, as the unit tells it. */
export type Help = { name: string; address: string; contact: string; phone: string };

/** What such a page needs to say. `at`: when the vote opens or closed, with the unit's time zone. */
export type TurnedAway = {
	turn: Turn;
	at?: number;
	zone?: string;
	/** Why a vote was called off. */
	reason?: string;
	/** A vote whose public page helps on. */
	vote?: string;
	help?: Help;
	/** What became of this elector's objection. */
	objection?: OwnObjection;
};
