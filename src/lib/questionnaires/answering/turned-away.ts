/** Why a resident cannot answer here; each has a page of its own that says what to do next. */
export const turns = {
	not_open: 409,
	closed: 410,
	cancelled: 410,
	no_slip: 401,
	expired: 401,
	replaced: 410,
	other_person: 409,
	already: 409,
	many_tries: 429,
	too_much: 413
} as const;

export type Turn = keyof typeof turns;

/** What such a page needs to say. `at`: when it opens or closed, in the unit's time zone. */
export type TurnedAway = {
	turn: Turn;
	at?: number;
	zone?: string;
	/** The survey whose public page helps on. */
	survey?: string;
	/** Whom to ask, as the unit tells it. */
	help?: { name: string; address: string; contact: string; phone: string };
};
