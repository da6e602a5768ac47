import type { Condition, Test } from './conditions.ts';
import { questionsOf, type Document } from './document.ts';
import type { Question } from './questions.ts';

/**
 * Some of these conditions waits for an option, a column or a building that its question does not have, so that it
 * would never hold, or always.
 */
export function choicesGone(
	document: Document,
	conditions: readonly (Condition | undefined)[]
): boolean {
	const tests = conditions.flatMap((condition) => (condition ? testsOf(condition) : []));
	if (tests.length === 0) return false;
	const questions = new Map(questionsOf(document).map((question) => [question.key, question]));
	return tests.some((test) => {
		const question = 'question' in test.of ? questions.get(test.of.question) : undefined;
		return question !== undefined && isGone(test, question);
	});
}

function testsOf(condition: Condition): Test[] {
	if ('all' in condition) return condition.all.flatMap(testsOf);
	if ('any' in condition) return condition.any.flatMap(testsOf);
	return 'not' in condition ? testsOf(condition.not) : [condition];
}

function isGone(test: Test, question: Question): boolean {
	if (!('to' in test)) return false;
	const known = choicesOf(question, 'question' in test.of ? test.of.row : undefined);
	if (!known) return false;
	const wanted = typeof test.to === 'object' ? test.to : [test.to];
	return wanted.some((one) => !known.some(({ key }) => key === one));
}

/** What an answer may be; null where it is no choice. */
function choicesOf(question: Question, row: string | undefined): readonly { key: string }[] | null {
	if ('options' in question) return question.options;
	if ('rows' in question) {
		if (row === undefined) return question.rows;
		return question.rows.some(({ key }) => key === row) ? question.columns : [];
	}
	// A point on the plan is no building.
	return question.kind === 'place' && question.plan === undefined ? question.buildings : null;
}
