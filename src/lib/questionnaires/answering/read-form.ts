import type { Answer, Files } from '../answers.ts';
import { kindOf } from '../kinds/kind-named.ts';
import type { Question } from '../questions.ts';
import type { FaultName } from '../views/fault-words.ts';
import { fieldsOf, filledFrom, type Filled } from '../views/filled.ts';

/** What a page's form said. `sent`: what was typed where it does not stand, to be shown again beside the fault. */
export type ReadScreen = {
	answers: Record<string, Answer | null>;
	faults: Record<string, FaultName>;
	sent: Record<string, Filled>;
};

/** The name of the fields that tell which questions the person was reminded of already; no key has a dot. */
export const REMINDED = '.reminded';

/**
 * Reads the answers to a page's questions from its form: nothing else that was sent is looked at. An answer that was
 * taken away is null; one that does not stand is a fault and no answer. `files` are the ones kept for these questions.
 */
export function readScreen(
	form: FormData,
	questions: readonly Question[],
	files: Readonly<Record<string, Files['files']>> = {}
): ReadScreen {
	const read: ReadScreen = { answers: {}, faults: {}, sent: {} };
	const reminded = new Set(form.getAll(REMINDED));
	for (const question of questions) {
		const { key } = question;
		const kind = kindOf(question);
		const filled = filledFrom(form, key);
		const result = kind.read(kind.fromForm(fieldsOf(filled, files[key] ?? [])));
		const fault = 'fault' in result ? result.fault : lacks(question, result.answer, reminded);
		if (fault) {
			read.faults[key] = fault;
			read.sent[key] = filled;
		}
		if ('answer' in result && fault !== 'required') read.answers[key] = result.answer;
	}
	return read;
}

function lacks(
	{ key, kind, required }: Question,
	answer: Answer | null,
	reminded: ReadonlySet<unknown>
): 'required' | 'soft' | undefined {
	if (answer !== null || kind === 'statement') return undefined;
	if (required === 'yes') return 'required';
	return required === 'soft' && !reminded.has(key) ? 'soft' : undefined;
}
