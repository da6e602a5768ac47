import type { Answers } from '../answers.ts';
import type { Question } from '../questions.ts';
import type { Walk } from '../walk.ts';

/** Questions that are asked and have no answer: those that need one, and those that one is reminded of once. */
export type Missing = { required: Question[]; soft: Question[] };

/** What is missing on a way; words between questions miss nothing. */
export function missingOn({ asked, answers }: Pick<Walk, 'asked' | 'answers'>): Missing {
	const open = asked.map(({ question }) => question).filter((one) => isMissing(one, answers));
	return {
		required: open.filter(({ required }) => required === 'yes'),
		soft: open.filter(({ required }) => required === 'soft')
	};
}

function isMissing({ key, kind }: Question, answers: Answers): boolean {
	return kind !== 'statement' && !Object.hasOwn(answers, key);
}
