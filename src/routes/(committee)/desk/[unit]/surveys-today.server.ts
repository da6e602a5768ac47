import { authorOf } from '#lib/questionnaires/surveys/listing.server.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { responsesOf } from '#lib/questionnaires/surveys/turnout.server.ts';

/** Results that were not published so long after the end are no longer asked for. */
const REMINDED = 60 * 86_400_000;

/** What a desk has to do with its surveys today. */
export async function surveysToday(unitId: string, now: number) {
	const all = await surveys.listOfUnit(unitId);
	const standing = all.map((survey) => ({ ...survey, status: status(survey, now) }));
	const drafts = standing.filter((survey) => survey.status === 'draft');
	const given = drafts.filter(({ round_of }) => round_of !== null);
	const running = standing.filter((survey) => survey.status === 'open');
	const responses = await responsesOf(running);
	return {
		total: all.length,
		/** Given by a unit above, and waiting to be opened. */
		given: await Promise.all(
			given.slice(0, 5).map(async ({ id, title, questionnaire_id }) => ({
				...{ id, title },
				giver: await authorOf({ questionnaire_id })
			}))
		),
		/** Over, with results that nobody has published. */
		toPublish: standing
			.filter((survey) => survey.status === 'closed' && survey.published_at === null)
			.filter(({ closes_at }) => now - closes_at < REMINDED)
			.slice(0, 5)
			.map(({ id, title }) => ({ id, title })),
		/** Open now, the one that closes first above. */
		running: running
			.toSorted((a, b) => a.closes_at - b.closes_at)
			.map(({ id, title, closes_at, invited }) => ({
				...{ id, title, closes_at, invited },
				responses: responses.get(id) ?? 0
			})),
		drafts: drafts
			.filter(({ round_of }) => round_of === null)
			.slice(0, 10)
			.map(({ id, title }) => ({ id, title }))
	};
}
