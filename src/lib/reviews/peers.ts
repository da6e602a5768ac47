import type { Criterion } from '#lib/programmes/criteria.ts';
import { standings, type Agreed } from './outcome.ts';

/** What a sealed review says of one indicator, and why its score is so where scores lay too far apart. */
export type Said = { score: number; comment: string; reason: string };

/** One of an application's reviews as its evaluators see each other: by number, never by name. */
export type Peer = { number: number; isOwn: boolean; said: ReadonlyMap<string, Said> };

/** What was agreed for an indicator in the end, by whom, and why. */
export type Agreement = { by: 'settlement' | 'visit'; score: number; reason: string };

/** The reviews of one application side by side; `peers` only once all are sealed. */
export type Comparison = {
	of: number;
	sealed: number;
	isIn: boolean;
	peers: readonly Peer[];
	/** The indicators whose scores lie further apart than the gap. */
	apart: ReadonlySet<string>;
	agreed: ReadonlyMap<string, Agreement>;
};

export type Row = {
	id: string;
	sealed_at: number | null;
	said: ReadonlyMap<string, Said>;
};

/** Puts an application's reviews side by side for the one who wrote `ownId`. */
export function compare(
	{ criteria, gap }: { criteria: readonly Criterion[]; gap: number },
	rows: readonly Row[],
	agreed: ReadonlyMap<string, Agreement>,
	ownId: string
): Comparison {
	const sealed = rows.filter(({ sealed_at }) => sealed_at !== null).length;
	const isIn = rows.length > 0 && sealed === rows.length;
	const head = { of: rows.length, sealed, isIn };
	if (!isIn) return { ...head, peers: [], apart: new Set(), agreed: new Map() };
	// By their random ids: a number tells nothing of name or turn.
	const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
	const scores = ordered.map(
		({ said }) => new Map([...said].map(([key, { score }]) => [key, score]))
	);
	const apart = standings(criteria, scores, agreedScores(agreed), gap)
		.filter(({ isApart }) => isApart)
		.map(({ key }) => key);
	return {
		...head,
		peers: ordered.map(({ id, said }, i) => ({ number: i + 1, isOwn: id === ownId, said })),
		apart: new Set(apart),
		agreed
	};
}

/** The indicators that lie apart, are not settled, and of which this evaluator has not said why. */
export function unexplained({ peers, apart, agreed }: Comparison): string[] {
	const own = peers.find(({ isOwn }) => isOwn);
	return [...apart].filter((key) => !agreed.has(key) && own?.said.get(key)?.reason === '');
}

function agreedScores(agreed: ReadonlyMap<string, Agreement>): Map<string, Agreed> {
	return new Map([...agreed].map(([key, { by, score }]) => [key, { [by]: score }]));
}
