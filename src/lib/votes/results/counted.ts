import type { Result } from '../count.ts';
import type { Details } from '../methods/details.ts';
import type { Vote } from '../votes.ts';

/** A counted vote, as far as its count is explained. */
export type Counted = {
	vote: Pick<Vote, 'method' | 'settings' | 'rule' | 'options' | 'roll_kind'>;
	result: Result;
	details: Details | null;
};
