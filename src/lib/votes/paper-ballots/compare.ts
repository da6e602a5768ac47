/** One paper as it was typed. `value` is one text per meaning; `number` is its elector's, in a coded batch. */
export type TypedPaper = { position: number; number: number | null; value: string };

/** What the two made of one paper; null: one of them has no such paper. `row` names it. */
export type Pair = { row: number; first: TypedPaper | null; second: TypedPaper | null };

/** The two typed something else. */
export function differs({ first, second }: Pair): boolean {
	return first?.value !== second?.value;
}

/**
 * Lays the two entries of one batch side by side. Coded papers find each other by their number, which is also
 * their row. Others lie in the order of the heap; where one of the two skipped a paper or typed it twice, the rest
 * is moved along, so that there are as few differences as there can be.
 */
export function pairUp(
	first: readonly TypedPaper[],
	second: readonly TypedPaper[],
	coded: boolean
): Pair[] {
	return coded ? byNumber(first, second) : inOrder(first, second);
}

function byNumber(first: readonly TypedPaper[], second: readonly TypedPaper[]): Pair[] {
	const pairs = new Map<number, Pair>();
	const at = (number: number) => {
		const pair = pairs.get(number) ?? { row: number, first: null, second: null };
		pairs.set(number, pair);
		return pair;
	};
	for (const paper of first) at(paper.number ?? 0).first = paper;
	for (const paper of second) at(paper.number ?? 0).second = paper;
	return [...pairs.values()];
}

function inOrder(first: readonly TypedPaper[], second: readonly TypedPaper[]): Pair[] {
	let start = 0;
	const shorter = Math.min(first.length, second.length);
	while (start < shorter && first[start]?.value === second[start]?.value) start += 1;
	let end = 0;
	while (end < shorter - start && first.at(-1 - end)?.value === second.at(-1 - end)?.value)
		end += 1;
	const pairs = [
		...together(first.slice(0, start), second.slice(0, start)),
		...align(first.slice(start, first.length - end), second.slice(start, second.length - end)),
		...together(first.slice(first.length - end), second.slice(second.length - end))
	];
	return pairs.map(([one, other], i) => ({ row: i + 1, first: one, second: other }));
}

type Both = [TypedPaper | null, TypedPaper | null];

function together(first: readonly TypedPaper[], second: readonly TypedPaper[]): Both[] {
	return first.map((paper, i) => [paper, second[i] ?? null]);
}

/** The alignment of least edit distance (Wagner and Fischer 1974); a paper typed otherwise costs as much as one left out. */
function align(first: readonly TypedPaper[], second: readonly TypedPaper[]): Both[] {
	const width = second.length + 1;
	const cost = new Uint16Array((first.length + 1) * width);
	const at = (i: number, j: number) => cost[i * width + j] ?? 0;
	const apart = (i: number, j: number) => (first[i - 1]?.value === second[j - 1]?.value ? 0 : 1);
	for (let j = 1; j < width; j += 1) cost[j] = j;
	for (let i = 1; i <= first.length; i += 1) {
		cost[i * width] = i;
		for (let j = 1; j < width; j += 1) {
			const changed = at(i - 1, j - 1) + apart(i, j);
			cost[i * width + j] = Math.min(changed, at(i - 1, j) + 1, at(i, j - 1) + 1);
		}
	}
	const pairs: Both[] = [];
	let [i, j] = [first.length, second.length];
	while (i > 0 || j > 0) {
		const here = at(i, j);
		if (i > 0 && j > 0 && here === at(i - 1, j - 1) + apart(i, j)) {
			pairs.push([first[--i] ?? null, second[--j] ?? null]);
		} else if (i > 0 && here === at(i - 1, j) + 1) pairs.push([first[--i] ?? null, null]);
		else pairs.push([null, second[--j] ?? null]);
	}
	return pairs.reverse();
}
