import { permille } from './record.ts';

/** What one community's votes come to: `cast` of `of` people took part in those that were counted. */
export type Tally = {
	code: string;
	votes: number;
	decided: number;
	open: number;
	cast: number;
	of: number;
};

/** One part of a larger unit, with what its communities did together. */
export type Part = { id: string; name: string; name_en: string; code: string; prefix: string };

/** A line of the comparison. `turnout` in thousandths of all who could take part, null before a first vote. */
export type Compared = Omit<Part, 'prefix'> & {
	communities: number;
	votes: number;
	decided: number;
	open: number;
	turnout: number | null;
};

/** The parts of a unit side by side: each sums the communities whose code begins with its own. */
export function compare(
	parts: readonly Part[],
	communities: readonly string[],
	tallies: readonly Tally[]
): Compared[] {
	return parts.map(({ prefix, ...part }) => {
		const own = tallies.filter(({ code }) => code.startsWith(prefix));
		const sum = (field: 'votes' | 'decided' | 'open' | 'cast' | 'of') =>
			own.reduce((total, tally) => total + tally[field], 0);
		return {
			...part,
			communities: communities.filter((code) => code.startsWith(prefix)).length,
			votes: sum('votes'),
			decided: sum('decided'),
			open: sum('open'),
			turnout: permille(sum('cast'), sum('of'))
		};
	});
}
