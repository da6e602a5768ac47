import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';

/** What became of a questionnaire since an earlier version; questions by their Chinese words. */
export type Changes = {
	added: string[];
	removed: string[];
	changed: string[];
	/** Questions that stayed stand in another order, or in other sections. */
	moved: boolean;
	/** The title, sections, computed values, quotas or settings differ. */
	around: boolean;
	isSame: boolean;
};

/** Compares by key, for under it answers are compared with those to earlier versions. */
export function changesSince(before: Document, after: Document): Changes {
	const [old, now] = [byKey(before), byKey(after)];
	const stayed = [...now.keys()].filter((key) => old.has(key));
	const words = (some: Question[]) => some.map((question) => question.words.zh);
	const changes = {
		added: words([...now.values()].filter(({ key }) => !old.has(key))),
		removed: words([...old.values()].filter(({ key }) => !now.has(key))),
		changed: words(
			[...now.values()].filter(({ key }) => old.has(key) && !isSame(old.get(key), now.get(key)))
		),
		moved: !isSame(placesOf(before, stayed), placesOf(after, stayed)),
		around: !isSame(aroundOf(before), aroundOf(after))
	};
	const isNothing = changes.added.length + changes.removed.length + changes.changed.length === 0;
	return { ...changes, isSame: isNothing && !changes.moved && !changes.around };
}

function byKey(document: Document): Map<string, Question> {
	return new Map(questionsOf(document).map((question) => [question.key, question]));
}

function placesOf({ sections }: Document, keys: readonly string[]): string[] {
	return sections.flatMap(({ key: section, questions }) =>
		questions.filter(({ key }) => keys.includes(key)).map(({ key }) => `${section} ${key}`)
	);
}

function aroundOf(document: Document): object {
	return { ...document, sections: document.sections.map((one) => ({ ...one, questions: [] })) };
}

/** The same whatever the order in which fields were written. */
function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)])
	);
}
