/** For whom slips are made: one invitee, a building, or everybody. */
export type Scope = { inviteeId: string } | { building: string } | { everybody: true };

/** Why nothing was printed: the survey is not opened, it is over, nobody is without, or somebody else just did it. */
export type NotIssued = 'not_opened' | 'over' | 'nobody' | 'meanwhile' | 'no_reason';

/** How many slips are out: `used` belong to those who have answered, `missing` to those who could still need one. */
export type SlipCounts = {
	invitees: number;
	printed: number;
	used: number;
	missing: number;
};
