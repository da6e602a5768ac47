import { permille, smallestCell, type Recorded } from './record.ts';
import { surveyRecord, type SurveyPoint, type SurveyRecorded } from './survey-record.ts';

const channels = ['online', 'assisted', 'paper', 'proxy', 'meeting'] as const;

type Place = { id: string; code: string; name: string; name_en: string };

/** The columns of the download, one vote or survey a line. Empty: does not apply, or fewer than 5 people. */
const columns = [
	'vote',
	'question',
	'method',
	'opened',
	'ended',
	'published',
	'outcome',
	'chosen',
	'electorate',
	'took_part',
	'turnout_percent',
	'ballots',
	...channels.map((channel) => `ballots_${channel}`),
	'kind',
	'responses',
	'response_rate_percent',
	'satisfaction_mean'
];

/**
 * A unit's record as a table, oldest vote first and then surveys, with a line of headings. Times are ISO 8601 in UTC.
 * A survey has its id and title in the columns of votes, its invited as the electorate.
 */
export function recordTable(
	votes: readonly Recorded[],
	surveys: readonly SurveyRecorded[] = []
): (string | number | null)[][] {
	return [
		columns,
		...oldestFirst(votes).map(line),
		...surveyRecord(surveys).points.map(surveyLine)
	];
}

/** A unit's record as the document `minyi-record/1`. */
export function recordDocument(
	unit: Place,
	votes: readonly Recorded[],
	surveys: readonly SurveyRecorded[] = []
) {
	const { id, code, name, name_en } = unit;
	return {
		format: 'minyi-record/1',
		unit: { id, code, name, name_en },
		suppressed_below: smallestCell,
		votes: oldestFirst(votes).map((vote) => ({
			vote: vote.vote_id,
			question: vote.question,
			method: vote.method,
			opened: iso(vote.opened_at),
			ended: iso(vote.ended_at),
			published: iso(vote.published_at),
			outcome: vote.outcome,
			chosen: vote.winners,
			electorate: vote.of,
			took_part: vote.cast,
			ballots: shown(vote.ballots),
			channels: Object.fromEntries(vote.channels.map((one) => [one.channel, one.ballots]))
		})),
		surveys: surveyRecord(surveys).points.map((one) => ({
			survey: one.survey_id,
			questionnaire: one.questionnaire_id,
			title: one.title,
			opened: iso(one.opened_at),
			ended: iso(one.ended_at),
			published: iso(one.published_at),
			invited: one.invited,
			responses: one.responses,
			response_rate_percent: one.rate === null ? null : one.rate / 10,
			satisfaction_mean: one.satisfaction === null ? null : one.satisfaction / 100
		}))
	};
}

function line(vote: Recorded): (string | number | null)[] {
	const share = permille(vote.cast, vote.of);
	return [
		vote.vote_id,
		vote.question,
		vote.method,
		iso(vote.opened_at),
		iso(vote.ended_at),
		iso(vote.published_at),
		vote.outcome,
		vote.winners.join('; '),
		vote.of,
		vote.cast,
		share === null ? null : share / 10,
		shown(vote.ballots),
		...channels.map((channel) => {
			const found = vote.channels.find((one) => one.channel === channel);
			return found ? found.ballots : 0;
		}),
		...['vote', null, null, null]
	];
}

function surveyLine(one: SurveyPoint): (string | number | null)[] {
	const dates = [one.opened_at, one.ended_at, one.published_at].map(iso);
	return [
		...[one.survey_id, one.title.zh, null, ...dates, null, null, one.invited, null, null, null],
		...channels.map(() => null),
		...['survey', one.responses, one.rate === null ? null : one.rate / 10],
		one.satisfaction === null ? null : one.satisfaction / 100
	];
}

function shown(ballots: number): number | null {
	return ballots < smallestCell ? null : ballots;
}

function oldestFirst(votes: readonly Recorded[]): Recorded[] {
	return [...votes].sort((a, b) => a.ended_at - b.ended_at);
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
