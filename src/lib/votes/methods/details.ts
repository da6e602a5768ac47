/** What explains a count beyond its result; for the result page alone, no part of what is recounted. */
export type Details = Pairs | Spread | Spent;

/**
 * Who is preferred to whom: `matrix[i][j]` is the weight of the ballots that rank the i-th listed option above
 * the j-th; `strongest[i][j]` the strength of the strongest path from one to the other (Schulze).
 */
export type Pairs = {
	kind: 'pairs';
	matrix: readonly (readonly number[])[];
	strongest?: readonly (readonly number[])[];
};

/**
 * How the scores of each option are spread, over the ballots that scored it. `mean` is a fraction by weight and
 * null for none; `median` by weight too, half a point where it falls between two; `counts` are [points, ballots]
 * from the lowest score to the highest, as far as anybody gave them.
 */
export type Spread = {
	kind: 'spread';
	options: readonly {
		id: string;
		mean: readonly [number, number] | null;
		median: number | null;
		counts: readonly (readonly [points: number, ballots: number | null])[];
	}[];
};

/**
 * What the projects cost together and what was left. `completion` says how money that equal shares left over was
 * given out, `completed` which projects that added; both absent for a greedy budget.
 */
export type Spent = {
	kind: 'budget';
	spent: number;
	left: number;
	completion?: 'greedy';
	completed?: readonly string[];
};
