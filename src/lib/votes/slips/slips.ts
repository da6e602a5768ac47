/** For whom slips are made: one elector, a building, or everybody. */
export type Scope = { electorId: string } | { building: string } | { everybody: true };

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

/** `left`: electors in the scope who still have no slip. */
export type Issued = { slips: IssuedSlip[]; left: number };

/**
 * Why nothing was printed: the vote is not opened, it is decided by a show of hands, it is over, nobody is
 * without, or somebody else just did it.
 */
export type NotIssued = 'not_opened' | 'meeting' | 'over' | 'nobody' | 'meanwhile' | 'no_reason';

/** How many slips are out: `used` belong to electors who have voted, `missing` to electors who could still need one. */
export type SlipCounts = {
	electors: number;
	printed: number;
	used: number;
	missing: number;
};
