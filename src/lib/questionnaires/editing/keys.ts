import type { Condition } from '../conditions.ts';
import type { Document } from '../document.ts';

/** No letters that are taken for digits, and no vowels that make words. */
const signs = 'bcdfghjkmnpqrstvwxz23456789';

/**
 * A key that nothing in the document has. By chance, not by counting: a key that was taken out must not come back
 * for something else, for answers to an earlier version are kept under it.
 */
export function freshKey(document: Document, letter: string): string {
	return freshAmong(keysOf(document), letter);
}

/** The same among the keys of one list, of options or rows. */
export function freshAmong(taken: ReadonlySet<string>, letter: string): string {
	for (;;) {
		const key = letter + Array.from({ length: 5 }, sign).join('');
		if (!taken.has(key)) return key;
	}
}

/** Every key that must be unique. */
export function keysOf({ sections, computed, quotas }: Document): Set<string> {
	const questions = sections.flatMap((section) => section.questions);
	return new Set([...sections, ...questions, ...computed, ...quotas].map(({ key }) => key));
}

/** The condition with one question's key replaced by another's. */
export function renameSource(condition: Condition, from: string, to: string): Condition {
	const inner = (one: Condition) => renameSource(one, from, to);
	if ('all' in condition) return { all: condition.all.map(inner) };
	if ('any' in condition) return { any: condition.any.map(inner) };
	if ('not' in condition) return { not: inner(condition.not) };
	const { of } = condition;
	const isIt = 'question' in of && of.question === from;
	return isIt ? { ...condition, of: { ...of, question: to } } : condition;
}

function sign(): string {
	return signs[Math.floor(Math.random() * signs.length)] ?? 'b';
}
