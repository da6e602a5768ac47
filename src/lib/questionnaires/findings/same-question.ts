import type { Question } from '../questions.ts';

/** Whether two questions ask the same and offer the same; who is asked, and whether one must answer, may differ. */
export function isSameQuestion(one: Question, other: Question): boolean {
	return essence(one) === essence(other);
}

function essence(question: Question): string {
	const { required, when, endIf, help, ...asked } = question;
	void [required, when, endIf, help];
	return JSON.stringify(sorted({ ...asked, order: null }));
}

/** The same text for the same content, in whatever order its fields were written. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, one]) => [key, sorted(one)]);
}
