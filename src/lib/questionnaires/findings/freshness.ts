import { endsAt, status, type Survey } from '../surveys/survey.ts';
import { smallestCell } from '../suppression.ts';

/** Surveys with fewer responses are summed up while one waits. */
const small = 300;
/** While a survey runs, its results are made anew at most this often. */
const pause = 30_000;

type Last = { responses: number; madeAt: number } | null;

/**
 * Whether results are to be made anew, and whether one waits for them. While a survey runs they go on in steps of at
 * least five responses: two looks before and after a single answer would tell what it said.
 */
export function whatToDo(
	survey: Pick<Survey, 'opens_at' | 'closes_at' | 'opened_at' | 'closed_at' | 'discarded_at'>,
	last: Last,
	responses: number,
	now: number
): 'nothing' | 'make' | 'make_and_wait' {
	const make = responses < small ? 'make_and_wait' : 'make';
	if (status(survey, now) === 'open') {
		if (responses - (last?.responses ?? 0) < smallestCell) return 'nothing';
		return last && responses >= small && now - last.madeAt < pause ? 'nothing' : make;
	}
	const isFinal = last !== null && last.responses === responses && last.madeAt >= endsAt(survey);
	return isFinal ? 'nothing' : make;
}
