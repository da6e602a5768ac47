import type { Words } from '../document.ts';
import { freshAmong } from './keys.ts';

/** An option, a row, a column or a building: what lists in a question are made of. */
export type Item = { key: string; words: Words; exclusive?: boolean; other?: boolean };

/** Options as they are offered most often: one a line, numbers and bullets in front of them taken off. */
export function linesOf(pasted: string): string[] {
	return pasted
		.split(/\r\n?|\n/)
		.map((line) =>
			line.replace(/^\s*(?:[-•·*●○□■]|[（(]?(?:\d{1,2}|[A-Za-z])[)）.．、:：])\s*/u, '').trim()
		)
		.filter((line) => line !== '');
}

/**
 * Adds a pasted list: empty items are filled first, what is there already is not added again, and what goes beyond
 * `most` is left out.
 */
export function addLines(
	items: readonly Item[],
	pasted: string,
	letter: string,
	most: number
): Item[] {
	const list = items.filter(({ words }) => words.zh.trim() !== '');
	const known = new Set(list.map(({ words }) => words.zh.trim()));
	const fixed = list.findIndex(({ other, exclusive }) => other || exclusive);
	const before = fixed < 0 ? list : list.slice(0, fixed);
	const after = fixed < 0 ? [] : list.slice(fixed);
	for (const zh of linesOf(pasted)) {
		if (known.has(zh) || before.length + after.length >= most) continue;
		known.add(zh);
		const key = freshAmong(new Set([...items, ...before].map((item) => item.key)), letter);
		before.push({ key, words: { zh } });
	}
	return [...before, ...after];
}

/** One more item at the end, but before "other" and "none of these". */
export function addItem(items: readonly Item[], letter: string, more: Partial<Item> = {}): Item[] {
	const key = freshAmong(new Set(items.map((item) => item.key)), letter);
	const item: Item = { key, words: { zh: '' }, ...more };
	const fixed = items.findIndex(({ other, exclusive }) => other || exclusive);
	const isLast = item.other || item.exclusive || fixed < 0;
	return items.toSpliced(isLast ? items.length : fixed, 0, item);
}

/** One item changed. */
export function changeItem(items: readonly Item[], key: string, fields: Partial<Item>): Item[] {
	return items.map((item) => (item.key === key ? { ...item, ...fields } : item));
}

export function removeItem(items: readonly Item[], key: string): Item[] {
	return items.filter((item) => item.key !== key);
}

/** One item so many places down, or up if negative. */
export function moveItem(items: readonly Item[], key: string, by: number): Item[] {
	const from = items.findIndex((item) => item.key === key);
	const item = items[from];
	if (!item) return [...items];
	const to = Math.max(0, Math.min(items.length - 1, from + by));
	return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
