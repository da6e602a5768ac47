import type { Result } from '../count.ts';

/** One round of a runoff: who stood with how many, and who left after it. */
export type RunoffRound = { tallies: { id: string; score: number }[]; left: readonly string[] };

/** An option's way through the rounds; null once it has left. */
export type RunoffRow = { id: string; cells: (number | null)[] };

/** The rounds, each with the strongest first. */
export function runoffRounds({ rounds }: Pick<Result, 'rounds'>): RunoffRound[] {
	return rounds.flatMap((round) =>
		'left' in round
			? [{ tallies: [...round.tallies].sort((a, b) => b.score - a.score), left: round.left }]
			: []
	);
}

/** The options by how far they came, with what they had in each round. */
export function runoffRows(rounds: readonly RunoffRound[]): RunoffRow[] {
	const ids = rounds[0]?.tallies.map(({ id }) => id) ?? [];
	const rows = ids.map((id) => ({
		id,
		cells: rounds.map(({ tallies }) => tallies.find((tally) => tally.id === id)?.score ?? null)
	}));
	const far = ({ cells }: RunoffRow) => cells.filter((cell) => cell !== null).length;
	const last = (row: RunoffRow) => row.cells[far(row) - 1] ?? 0;
	return rows.sort((a, b) => far(b) - far(a) || last(b) - last(a));
}
