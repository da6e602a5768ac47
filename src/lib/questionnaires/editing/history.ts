import type { Document } from '../document.ts';

/** What was, what is, and what was undone. Documents share what they have in common. */
export type History = {
	past: readonly Document[];
	present: Document;
	future: readonly Document[];
	/** What the last edit was of; further edits of the same are undone with it. */
	tag: string | null;
};

const deepest = 200;

export function begin(present: Document): History {
	return { past: [], present, future: [], tag: null };
}

/**
 * The document as it is after an edit. Edits with the same tag in a row, such as letters typed into one field, are
 * one step back; `null` stands alone. What was undone before cannot be done again then.
 */
export function edit(history: History, document: Document, tag: string | null = null): History {
	if (document === history.present) return history;
	const joins = tag !== null && tag === history.tag;
	const past = joins ? history.past : [...history.past, history.present].slice(-deepest);
	return { past, present: document, future: [], tag };
}

/** The next edit is a step of its own, even of the same field. */
export function rest(history: History): History {
	return history.tag === null ? history : { ...history, tag: null };
}

export function undo({ past, present, future, ...rest }: History): History {
	const before = past.at(-1);
	if (!before) return { past, present, future, ...rest };
	return { past: past.slice(0, -1), present: before, future: [present, ...future], tag: null };
}

export function redo({ past, present, future, ...rest }: History): History {
	const [after, ...later] = future;
	if (!after) return { past, present, future, ...rest };
	return { past: [...past, present], present: after, future: later, tag: null };
}
