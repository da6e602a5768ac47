import type { Outcome } from '#lib/votes/count.ts';
import type { Recorded } from './record.ts';

/** What the record needs of a stored count. */
export type Stored = Pick<Recorded, 'outcome' | 'ballots' | 'of' | 'cast' | 'channels'> & {
	/** Ids of options. */
	winners: string[];
};

const outcomes: readonly Outcome[] = ['passed', 'failed', 'inquorate', 'tied', 'chosen'];

/** Reads the JSON columns of a stored count; what does not look like one is a fault of ours. */
export function readStored(row: { vote_id: string; result: unknown; by_channel: unknown }): Stored {
	const { result, by_channel } = row;
	const outcome = isRecord(result) && outcomes.find((known) => known === result.outcome);
	if (!outcome || typeof result.ballots !== 'number') {
		throw new Error(`The count of vote ${row.vote_id} cannot be read`);
	}
	const heads =
		isRecord(result.turnout) && isRecord(result.turnout.heads) ? result.turnout.heads : {};
	return {
		outcome,
		ballots: result.ballots,
		winners: Array.isArray(result.winners)
			? result.winners.filter((id) => typeof id === 'string')
			: [],
		of: numberOr(heads.of),
		cast: numberOr(heads.cast),
		channels: readChannels(by_channel)
	};
}

function readChannels(raw: unknown): Stored['channels'] {
	if (!isRecord(raw) || !Array.isArray(raw.rows)) return [];
	return raw.rows.filter(isRecord).flatMap(({ channel, ballots, rounded }) => {
		if (typeof channel !== 'string') return [];
		return { channel, ballots: numberOr(ballots), rounded: rounded === true };
	});
}

function numberOr(raw: unknown): number | null {
	return typeof raw === 'number' ? raw : null;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
