import * as consultations from '#lib/consultations/consultations.server.ts';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { summaries } from '#lib/questionnaires/findings/results.server.ts';
import { listChanges } from '#lib/questionnaires/surveys/changes.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { authorOf } from '#lib/questionnaires/surveys/listing.server.ts';
import { isPublic, status } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { turnout } from '#lib/questionnaires/surveys/turnout.server.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const survey = await surveys.get(params.survey);
	const standing = status(survey, locals.now);
	if (standing === 'draft' || standing === 'discarded') {
		refuse('not_found', `survey ${survey.id} is not public`);
	}
	const [unit, author, document, changes, matter, came] = await Promise.all([
		units.get(survey.unit_id),
		authorOf(survey),
		documentOf(survey.questionnaire_version_id),
		listChanges(survey.id),
		survey.consultation_id === null ? null : consultations.find(survey.consultation_id),
		turnout(survey)
	]);
	const { id, access, opens_at, closes_at, closed_at, live, invited, published_at } = survey;
	return {
		survey: { id, access, opens_at, closes_at, closed_at, live, invited, published_at },
		status: standing,
		unit,
		/** The unit above whose questionnaire it is, or null. */
		giver: author && author.id !== unit.id ? author : null,
		title: document.title,
		intro: document.intro,
		/** What is asked: the headings of its sections, and how many questions. */
		sections: document.sections.map(({ key, title }) => ({ key, title })),
		questions: questionsOf(document).filter(({ kind }) => kind !== 'statement').length,
		/** The matter it belongs to, once that is public. */
		consultation:
			matter && matter.published_at !== null ? { id: matter.id, title: matter.title } : null,
		/** How many have answered; never what. */
		responses: came.responses,
		/** What was changed after the opening, and why. */
		changes,
		/** Its results may be shown to everybody. */
		results: isPublic(survey, locals.now),
		/** These results, without anything that anybody wrote; null while they are not public. */
		findings: isPublic(survey, locals.now) ? await summaries(survey, locals.now) : null
	};
};
