import type { Locale } from '#lib/ui/format.ts';
import { refuse } from '#lib/server/refuse.ts';
import { say } from '../document.ts';
import { endsAt, isPublic, type Survey } from '../surveys/survey.ts';
import * as surveys from '../surveys/surveys.server.ts';
import { summaries } from './results.server.ts';
import { figuresOf, type Figure } from './summary-table.ts';

/** The published figures of a survey, with what they are of. */
export type Published = {
	format: 'minyi-survey-results/1';
	survey: string;
	title: string;
	access: Survey['access'];
	closed: string;
	invited: number | null;
	responses: number;
	figures: Figure[];
};

/** What everybody may see of a survey's results, as data; or 404 while nobody may. */
export async function publishedOf(
	surveyId: string,
	locale: Locale,
	now: number
): Promise<Published> {
	const survey = await surveys.get(surveyId);
	if (!isPublic(survey, now)) refuse('not_found', 'these results are not public');
	const results = await summaries(survey, now);
	return {
		...{ format: 'minyi-survey-results/1', survey: survey.id, title: say(survey.title, locale) },
		...{ access: survey.access, closed: new Date(endsAt(survey)).toISOString() },
		...{ invited: survey.invited, responses: results.responses },
		figures: results.state === 'ready' ? figuresOf(results.document, results.summaries, locale) : []
	};
}
