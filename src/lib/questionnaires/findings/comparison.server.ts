import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';
import { endsAt, status, type Survey } from '../surveys/survey.ts';
import * as surveys from '../surveys/surveys.server.ts';
import type { Side } from '../views/results/side.ts';
import { isSameQuestion } from './same-question.ts';
import { summaries } from './results.server.ts';

/** One question beside itself: the sides that asked it, whether all asked it alike, and who did not ask it. */
export type Beside = { question: Question; sides: Side[]; changed: string[]; missing: string[] };

/** A survey under the name that it has in a comparison. */
export type Compared = { survey: Survey; label: string };

/** The surveys of the same questionnaire that this community was asked before and that are over, the latest first. */
export async function listEarlier(survey: Survey, now: number): Promise<Survey[]> {
	const all = await surveys.listOfQuestionnaire(survey.questionnaire_id);
	return all.filter(
		(one) =>
			one.unit_id === survey.unit_id &&
			one.id !== survey.id &&
			status(one, now) === 'closed' &&
			endsAt(one) <= endsAt(survey)
	);
}

/**
 * The questions of the first survey beside the same ones of the others, found by their keys. Only surveys that are over
 * are compared, each with its results over everybody; a question that reads otherwise in one of them is marked.
 */
export async function compare(
	compared: readonly Compared[],
	now: number
): Promise<{ document: Document; questions: Beside[] } | null> {
	const over = compared.filter(({ survey }) => status(survey, now) === 'closed');
	const results = await Promise.all(over.map(({ survey }) => summaries(survey, now)));
	const ready = results.flatMap((one, at) => {
		const label = over[at]?.label ?? '';
		return one.state === 'ready' ? [{ ...one, label }] : [];
	});
	const [first] = ready;
	if (!first) return null;
	const questions = questionsOf(first.document).flatMap((question): Beside[] => {
		if (!first.summaries[question.key] || question.kind === 'statement') return [];
		const beside: Beside = { question, sides: [], changed: [], missing: [] };
		for (const { label, document, summaries: shown, responses } of ready) {
			const other: Question | undefined = questionsOf(document).find(
				({ key }) => key === question.key
			);
			const summary = shown[question.key];
			if (!other || other.kind !== question.kind || !summary) {
				beside.missing.push(label);
				continue;
			}
			beside.sides.push({ label, of: responses, summary });
			if (!isSameQuestion(question, other)) beside.changed.push(label);
		}
		return [beside];
	});
	return { document: first.document, questions };
}
