import type { Answer, Answers } from '../answers.ts';
import { questionsOf, type Document } from '../document.ts';
import { isRecord, type Fault } from '../kinds/kind.ts';
import { kindOf } from '../kinds/kind-named.ts';
import { walk, type Around } from '../walk.ts';

/** Why an answer was left out: it does not stand, nothing asks for it, or the other answers hide its question. */
export type WhyDropped = Fault | 'no_such_question' | 'hidden' | 'no_answers';

export type Sifted = { answers: Answers; dropped: { key: string; why: WhyDropped }[] };

/** No more than this is told of what was left out: whoever sends a million keys need not hear of each. */
const mostTold = 500;

/**
 * The answers that stand and are asked for in whatever anybody sent as answers; everything else is told with its
 * reason. Sifting what came out of it again changes nothing. What a person left out is not looked at here.
 */
export function sift(document: Document, raw: unknown, around: Around = {}): Sifted {
	if (!isRecord(raw)) return { answers: {}, dropped: [{ key: '', why: 'no_answers' }] };
	const questions = new Map(questionsOf(document).map((question) => [question.key, question]));
	const stands = new Map<string, Answer>();
	const dropped: Sifted['dropped'] = [];
	const drop = (key: string, why: WhyDropped) => {
		if (dropped.length < mostTold) dropped.push({ key: key.slice(0, 60), why });
	};
	for (const [key, one] of Object.entries(raw)) {
		const question = questions.get(key);
		const read = question ? kindOf(question).read(one) : { fault: 'no_such_question' as const };
		if ('fault' in read) drop(key, read.fault);
		else if (read.answer !== null) stands.set(key, read.answer);
	}
	const { answers } = walk(document, Object.fromEntries(stands), around);
	for (const key of stands.keys()) if (!Object.hasOwn(answers, key)) drop(key, 'hidden');
	return { answers: { ...answers }, dropped };
}
