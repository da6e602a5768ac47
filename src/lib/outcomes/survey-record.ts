import type { Document, Words } from '#lib/questionnaires/document.ts';
import { questionsOf } from '#lib/questionnaires/document.ts';
import type { Masked } from '#lib/questionnaires/summary.ts';
import { permille } from './record.ts';

/** One survey with published results, as a unit's record shows it to everybody. */
export type SurveyRecorded = {
	survey_id: string;
	/** Rounds with the same questions have one. */
	questionnaire_id: string;
	title: Words;
	opened_at: number;
	ended_at: number;
	published_at: number;
	/** Null: fewer than 5, or they are being counted. */
	responses: number | null;
	/** How many were invited; null where anybody could answer. */
	invited: number | null;
	/** The mean of its questions from 1 to 5, each alike, in hundredths; null without one. */
	satisfaction: number | null;
};

/** A survey with the share of the invited who answered, in thousandths. */
export type SurveyPoint = SurveyRecorded & { rate: number | null };

/** Surveys one after another, the oldest first. */
export type SurveyRecord = {
	points: SurveyPoint[];
	/** The mean of the response rates that are known, in thousandths. */
	rate: number | null;
	/** The latest satisfaction, and that of the round before with the same questions. */
	latest: SurveyPoint | null;
	before: SurveyPoint | null;
};

/** What a unit's surveys say together, whatever order they come in. */
export function surveyRecord(surveys: readonly SurveyRecorded[]): SurveyRecord {
	const points = [...surveys]
		.sort((a, b) => a.ended_at - b.ended_at)
		.map((survey) => ({ ...survey, rate: permille(survey.responses, survey.invited) }));
	const rates = points.flatMap(({ rate }) => rate ?? []);
	const rated = points.filter(({ satisfaction }) => satisfaction !== null);
	const again = rated.filter((one, i) => isLater(rated, one, i));
	const latest = again.at(-1) ?? rated.at(-1) ?? null;
	const before = rated.filter(
		(one) => one !== latest && one.questionnaire_id === latest?.questionnaire_id
	);
	return {
		points,
		rate: rates.length === 0 ? null : Math.floor(sum(rates) / rates.length),
		latest,
		before: before.at(-1) ?? null
	};
}

/** The mean of the questions from 1 to 5 of one survey, each alike, in hundredths. */
export function satisfactionOf(
	document: Document,
	summaries: Readonly<Record<string, Masked>>
): number | null {
	const means = questionsOf(document).flatMap(({ key, kind }) => {
		const summary = summaries[key];
		return kind === 'rating' && summary?.shape === 'scale' ? (summary.mean ?? []) : [];
	});
	return means.length === 0 ? null : Math.round((sum(means) * 100) / means.length);
}

function isLater(rated: readonly SurveyPoint[], one: SurveyPoint, at: number): boolean {
	return rated
		.slice(0, at)
		.some(({ questionnaire_id }) => questionnaire_id === one.questionnaire_id);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, one) => all + one, 0);
}
