/** For whom slips are made: one elector, a building, or everybody. */
export type Scope = { electorId: string } | { building: string } | { everybody: true };

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
