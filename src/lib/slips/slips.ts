/** Slips of one printing at most; the rest are printed by the next. */
export const MOST_AT_ONCE = 2_000;

/** The longest reason that is kept for a replacement. */
export const LONGEST_REASON = 200;

/** One slip as it goes to the printer: the only moment at which its code is known. */
export type IssuedSlip = {
	/** 12 signs, without dashes. */
	code: string;
	building: string;
	entrance: string;
	room: string;
	name: string;
};

/** `left`: people in the scope who still have no slip. */
export type Issued = { slips: IssuedSlip[]; left: number };

/** Who gets a slip: the line's id and door. */
export type Door = Omit<IssuedSlip, 'code'> & { id: string };
