import type { Result } from '../count.ts';
import type { VoteOption } from '../votes.ts';

/** A project: when it was picked and what was left then, both null if it was not. */
export type ProjectRow = {
	id: string;
	cost: number;
	/** What it got in all. */
	support: number;
	step: number | null;
	/** What it had when it was picked. */
	then: number | null;
	remaining: number | null;
};

/** The projects in the order of picking, then those that were not, the most wanted first. */
export function projectRows(options: readonly VoteOption[], result: Result): ProjectRow[] {
	const steps = result.rounds.flatMap((round) => ('picked' in round ? [round] : []));
	const rows = options.map(({ id, cost }) => {
		const at = steps.findIndex(({ picked }) => picked === id);
		const step = steps[at];
		return {
			id,
			cost: cost ?? 0,
			support: result.options.find((option) => option.id === id)?.score ?? 0,
			step: step ? at + 1 : null,
			then: step ? step.score : null,
			remaining: step ? step.remaining : null
		};
	});
	const last = steps.length + 1;
	return rows.sort((a, b) => (a.step ?? last) - (b.step ?? last) || b.support - a.support);
}
