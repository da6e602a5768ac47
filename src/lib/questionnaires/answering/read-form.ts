import type { Answer, Files } from '../answers.ts';
import type { Fault, Fields } from '../kinds/kind.ts';
import { kindOf } from '../kinds/kind-named.ts';
import type { Question } from '../questions.ts';

/** Why a page cannot be left yet; `soft` is a reminder that is made once. */
export type FaultName = Fault | 'required' | 'soft';

/** What a page's form said. `entered`: what was typed, to be shown again beside a fault. */
export type ReadScreen = {
	answers: Record<string, Answer | null>;
	faults: Record<string, FaultName>;
	entered: Record<string, unknown>;
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
	const read: ReadScreen = { answers: {}, faults: {}, entered: {} };
	const reminded = new Set(form.getAll(REMINDED));
	for (const question of questions) {
		const { key } = question;
		const kind = kindOf(question);
		const raw = kind.fromForm(fieldsOf(form, key, files[key] ?? []));
		const result = kind.read(raw);
		const fault = 'fault' in result ? result.fault : lacks(question, result.answer, reminded);
		if (fault) {
			read.faults[key] = fault;
			read.entered[key] = raw;
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

/** The fields of one question among all that a form sent. */
export function fieldsOf(form: FormData, key: string, files: Files['files']): Fields {
	const all = (name = '') =>
		form
			.getAll(name === '' ? key : `${key}.${name}`)
			.filter((value): value is string => typeof value === 'string');
	return { all, one: (name) => all(name)[0] ?? '', files: () => files };
}
