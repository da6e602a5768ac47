/** One thing to look into at a visit. */
export type Item = { key: string; question: string };

/** The parts of a visit's report beside the items of its check list. */
export const ATTENDANCE = 'attendance';
export const OVERALL = 'overall';

export const mostItems = 60;
export const longestQuestion = 400;
export const longestFinding = 10_000;
export const mostPhotos = 120;

/** The dates of a visit that its state follows from. */
export type Dates = {
	cancelled_at: number | null;
	reported_at: number | null;
	replied_at: number | null;
};
export type Status = 'planned' | 'reported' | 'replied' | 'cancelled';

/** Where a visit stands. */
export function status({ cancelled_at, reported_at, replied_at }: Dates): Status {
	if (cancelled_at !== null) return 'cancelled';
	if (reported_at === null) return 'planned';
	return replied_at === null ? 'reported' : 'replied';
}

/** The lines of a text as questions: without their bullets and numbers, each once. */
export function questionsIn(text: string): string[] {
	const lines = text
		.split(/\r\n?|\n/)
		.map((line) => line.replace(/^\s*(?:[-*•·–—]+|[(（]?\d{1,2}[.)）、．]|[①-⑳])\s*/u, '').trim())
		.filter((line) => line !== '')
		.map((line) => [...line].slice(0, longestQuestion).join(''));
	return [...new Set(lines)];
}

/**
 * A check list out of the lines of a form: a line with the key of an item is that item with its words as they are now,
 * another one is new; empty lines fall away.
 */
export function checklistOf(
	lines: readonly { key: string; question: string }[],
	standing: readonly Item[],
	newKey: () => string
): Item[] {
	const known = new Set(standing.map(({ key }) => key));
	const taken = new Set<string>();
	return lines.flatMap(({ key, question }) => {
		const [words] = questionsIn(question.replace(/\s+/g, ' '));
		if (words === undefined) return [];
		const own = known.has(key) && !taken.has(key) ? key : newKey();
		taken.add(own);
		return [{ key: own, question: words }];
	});
}

/** When a visit is, what the unit should prepare, and the lines of its check list; those with a key stand already. */
export type Plan = {
	planned_for: number;
	plan: string;
	lines: readonly { key: string; question: string }[];
};

/** What was written so far, by part. */
export type Written = ReadonlyMap<string, { words: string }>;

/** The parts without a word: who was there, every item of the check list, and the whole. */
export function missingOf(checklist: readonly Item[], written: Written): string[] {
	return [ATTENDANCE, ...checklist.map(({ key }) => key), OVERALL].filter(
		(part) => !written.get(part)?.words.trim()
	);
}
