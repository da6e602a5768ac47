import type { Answer, Answers } from '../answers.ts';

/** One paper as one person typed it. */
export type TypedPaper = { position: number; invitee_id: string | null; answers: Answers };

/** The two entries of one paper; null: one of them has no such paper. `row` names it. */
export type Pair = { row: number; first: TypedPaper | null; second: TypedPaper | null };

/** What was found when the paper was looked at: there is none, it is one, or what it says where the two differ. */
export type Ruling =
	{ found: 'absent' } | { found: 'kept' } | { found: 'said'; said: Record<string, Answer | null> };

/** Papers that only the second has are named apart from those of the first. */
const ONLY_SECOND = 10_000;

/**
 * Lays the two entries of one batch side by side: papers with a code find each other by whose they are, others by
 * their number in the heap.
 */
export function pairUp(
	first: readonly TypedPaper[],
	second: readonly TypedPaper[],
	coded: boolean
): Pair[] {
	const nameOf = ({ invitee_id, position }: TypedPaper) => (coded ? invitee_id : position);
	const others = new Map(second.map((paper) => [nameOf(paper), paper]));
	const pairs = first.map((paper): Pair => {
		const other = others.get(nameOf(paper)) ?? null;
		others.delete(nameOf(paper));
		return { row: paper.position, first: paper, second: other };
	});
	const rest = [...others.values()].map((paper): Pair => {
		return { row: ONLY_SECOND + paper.position, first: null, second: paper };
	});
	return [...pairs, ...rest];
}

/** The questions on which the two say something else, in the order given; none where one of them has no such paper. */
export function differing({ first, second }: Pair, keys: readonly string[]): string[] {
	if (!first || !second) return [];
	return keys.filter((key) => !isSame(first.answers[key], second.answers[key]));
}

/** The two entries agree on this paper. */
export function agrees(pair: Pair, keys: readonly string[]): boolean {
	return pair.first !== null && pair.second !== null && differing(pair, keys).length === 0;
}

/** What a paper says once whatever differs was looked up in it; null while something was not. */
export function settledOf(
	pair: Pair,
	keys: readonly string[],
	ruling: Ruling | null
): Answers | 'absent' | null {
	const { first, second } = pair;
	if (!first || !second) {
		if (ruling?.found === 'kept') return first?.answers ?? second?.answers ?? null;
		return ruling?.found === 'absent' ? 'absent' : null;
	}
	const said = ruling?.found === 'said' ? ruling.said : {};
	const open = differing(pair, keys);
	if (open.some((key) => !Object.hasOwn(said, key))) return null;
	const settled: Record<string, Answer> = { ...first.answers };
	for (const key of open) {
		const answer = said[key] ?? null;
		if (answer === null) delete settled[key];
		else settled[key] = answer;
	}
	return settled;
}

/** Answers are stored with their parts in one order, so that the same answer reads the same. */
function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
