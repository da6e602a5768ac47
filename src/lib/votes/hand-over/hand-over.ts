import type { Vote } from '../votes.ts';

/** Why nothing was cast, and the phone goes back. */
export const handOverStops = [
	'already_cast',
	'closed',
	'not_open',
	'removed',
	'not_this_way',
	'no_elector',
	'withdrawn',
	'limit'
] as const;
export type HandOverStop = (typeof handOverStops)[number];

export function isStop(text: string | null): text is HandOverStop {
	return handOverStops.some((one) => one === text);
}

/** What the ballot on a handed-over phone says of the vote and of whose ballot it is. */
export type HandedPaper = {
	vote: Pick<Vote, 'question' | 'explanation' | 'method' | 'settings' | 'options'>;
	isNamed: boolean;
	/** Whoever has the phone casts for the elector, by a proxy. */
	isProxy: boolean;
	door: { building: string; entrance: string; room: string };
	/** With its middle hidden, as on a slip. */
	name: string;
};
