import { log } from '#lib/server/log.ts';
import type { Document } from '../document.ts';
import type { Masked } from '../summary.ts';
import { smallestCell } from '../suppression.ts';
import { documentOf } from '../surveys/documents.server.ts';
import { status, type Survey } from '../surveys/survey.ts';
import { whatToDo } from './freshness.ts';
import { findMade, make, type Stored } from './making.server.ts';
import { maskedWhole } from './masking-whole.ts';
import { countResponses } from './reading-responses.server.ts';

/**
 * The results of a survey. `not_yet`: it is not open yet, or runs and does not show its results meanwhile; `working`:
 * they are being made; `few`: fewer than five have answered, and nothing is broken down.
 */
export type Results =
	| { state: 'not_yet' | 'working' | 'few'; document: Document; responses: number }
	| {
			state: 'ready';
			document: Document;
			/** How many they are made of, and when. */
			responses: number;
			madeAt: number;
			summaries: Readonly<Record<string, Masked>>;
			channels: Stored['channels'];
	  };

const underWay = new Map<string, Promise<void>>();

/**
 * What everybody together answered, by question. It is read as it was made last, never worked out while one waits,
 * unless the survey is small; a newer one is made meanwhile. Counts over everybody are shown however small they are:
 * a question that fewer than five answered is not broken down at all, and nothing is broken down before five responses.
 */
export async function summaries(survey: Survey, now: number): Promise<Results> {
	const document = await documentOf(survey.questionnaire_version_id);
	const responses = await countResponses(survey.id);
	if (!isShown(survey, now)) return { state: 'not_yet', document, responses };
	const made = await freshOf(survey, document, responses, now);
	if (!made) return { state: responses < smallestCell ? 'few' : 'working', document, responses };
	if (made.responses < smallestCell) return { state: 'few', document, responses: made.responses };
	const masked = Object.entries(made.summaries).map(
		([key, one]) => [key, maskedWhole(one)] as const
	);
	return {
		...{ state: 'ready', document, responses: made.responses, madeAt: made.madeAt },
		...{ summaries: Object.fromEntries(masked), channels: made.channels }
	};
}

/** The results as they stand at the end, with their columns; null while it runs, or while they are being made. */
export async function finalOf(survey: Survey, document: Document, now: number) {
	if (status(survey, now) !== 'closed') return null;
	const made = await freshOf(survey, document, await countResponses(survey.id), now);
	return made && made.responses >= smallestCell ? made : null;
}

/** Whether anybody may see results now: a survey that runs shows them only if that was chosen. */
export function isShown(survey: Survey, now: number): boolean {
	const stands = status(survey, now);
	return stands === 'closed' || (stands === 'open' && survey.live);
}

async function freshOf(survey: Survey, document: Document, responses: number, now: number) {
	const last = await findMade(survey.id);
	const what = whatToDo(survey, last, responses, now);
	if (what === 'nothing') return last;
	const making = underWay.get(survey.id) ?? start(survey.id, document, now);
	if (what === 'make') return last;
	await making;
	return findMade(survey.id);
}

function start(surveyId: string, document: Document, now: number): Promise<void> {
	const making = make(surveyId, document, now).finally(() => underWay.delete(surveyId));
	underWay.set(surveyId, making);
	// Whoever waits for it is told; where nobody does, the log is.
	making.catch((error: unknown) => log().error({ err: error, surveyId }, 'results not made'));
	return making;
}
