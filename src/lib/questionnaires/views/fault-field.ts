import type { Question } from '../questions.ts';
import type { FaultName } from './fault-words.ts';
import type { Filled } from './filled.ts';
import { idOf } from './given.ts';

/** The id of the field that a fault is mended at. */
export function faultField(question: Question, fault: FaultName, filled: Filled): string {
	const id = idOf(question.key);
	if (fault === 'other_without_words') return `${id}-own`;
	if (fault === 'not_on_the_plan' && question.kind === 'place' && question.buildings.length > 0) {
		return `${id}-square`;
	}
	if (fault === 'too_long' && filled.other?.[0]) return `${id}-own`;
	return id;
}
