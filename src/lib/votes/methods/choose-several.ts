import type { Choice, ChoiceFault, Paper } from './method.ts';

/**
 * The ballot of an approval: a list of ids, each once, at least `minimum` and at most `limit` of them. The order
 * means nothing.
 */
export const chooseSeveral = {
	asks: () => 'several' as const,
	fault: faultOfList,
	normal: normalList
};

/** Why this is no list of options that stands on this paper, or null; [] is a blank ballot. */
export function faultOfList(choice: unknown, paper: Paper): ChoiceFault | null {
	if (!Array.isArray(choice)) return { at: '', reason: 'not_a_list' };
	const list: readonly unknown[] = choice;
	const seen = new Set<string>();
	for (let i = 0; i < list.length; i++) {
		const fault = faultOfName(list[i], paper, seen);
		if (fault) return { ...fault, at: `[${i}]` };
	}
	const { limit = Infinity, minimum = 0 } = paper;
	if (list.length > limit) return { at: '', reason: 'too_many', limit };
	if (list.length > 0 && list.length < minimum)
		return { at: '', reason: 'too_few', limit: minimum };
	return null;
}

/** Why this is no option that may be named here, or null, in which case it is now among those seen. */
export function faultOfName(name: unknown, paper: Paper, seen: Set<string>): ChoiceFault | null {
	if (typeof name !== 'string') return { at: '', reason: 'not_one_option' };
	if (!paper.position.has(name)) return { at: '', reason: 'no_such_option', option: name };
	if (seen.has(name)) return { at: '', reason: 'named_twice', option: name };
	seen.add(name);
	return null;
}

/** The ids in the order of their characters; null for none. */
export function normalList(choice: Choice): Choice | null {
	const ids = namesIn(choice);
	if (ids.length === 0) return null;
	return isSorted(ids) ? ids : ids.toSorted();
}

/** The options that a checked list names. */
export function namesIn(choice: Choice | null): readonly string[] {
	return isList(choice) ? choice : [];
}

/** In the order of their characters: most ballots are written so, and need not be copied. */
export function isSorted(ids: readonly string[]): boolean {
	for (let i = 1; i < ids.length; i++) if ((ids[i - 1] ?? '') > (ids[i] ?? '')) return false;
	return true;
}

function isList(choice: Choice | null): choice is readonly string[] {
	return Array.isArray(choice) && !Array.isArray(choice[0]);
}
