import type { OptionTally } from '../methods/method.ts';
import type { Pairs } from '../methods/details.ts';

/** An option against all others, in listed order: how many prefer it, and whether they are more. */
export type PairRow = { id: string; cells: ({ over: number; wins: boolean } | null)[] };

/** Everybody against everybody, by the ids of the options in listed order. */
export function pairRows(ids: readonly string[], { matrix }: Pairs): PairRow[] {
	return ids.map((id, i) => ({
		id,
		cells: ids.map((_, j) => {
			const over = matrix[i]?.[j] ?? 0;
			return i === j ? null : { over, wins: over > (matrix[j]?.[i] ?? 0) };
		})
	}));
}

/** Those whom an option beats one to one. */
export function losersTo(id: string, rows: readonly PairRow[]): string[] {
	const row = rows.find((row) => row.id === id);
	return rows.flatMap((other, j) => (row?.cells[j]?.wins ? other.id : []));
}

/** Somebody beats the winner one to one, so that only the strongest chains decide. */
export function isCircle(winner: string, rows: readonly PairRow[]): boolean {
	return rows.some(({ id }) => losersTo(id, rows).includes(winner));
}

/** Those that the method ranks first come first; equal ones in listed order. */
export function byScore(options: readonly OptionTally[]): OptionTally[] {
	return [...options].sort((a, b) => b.score - a.score);
}
