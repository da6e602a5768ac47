import { wholeOf, type Whole } from '#lib/questionnaires/findings/parts.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';

type Params = { unit: string; survey: string };

/** The survey of this desk, or a refusal; with whoever asks. */
export async function surveyOf(params: Params) {
	const actor = requireDesk(params.unit);
	return { actor, survey: await surveys.getOfUnit(params.unit, params.survey) };
}

/** As `surveyOf`, with the final results; `whole` is null while the survey runs, or while they are being made. */
export async function wholeSurvey(params: Params, now: number) {
	const { actor, survey } = await surveyOf(params);
	return { actor, survey, whole: await wholeOf(survey, now) };
}

/** For files: the final results, or a refusal. */
export async function finalSurvey(params: Params, now: number) {
	const { whole, ...rest } = await wholeSurvey(params, now);
	const final: Whole = whole ?? refuse('conflict', 'there are no final results yet');
	return { ...rest, whole: final };
}
