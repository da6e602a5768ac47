import type { Recorded } from '#lib/outcomes/record.ts';
import type { Summary } from '#lib/questionnaires/summary.ts';
import { median, type Figure } from './figure.ts';

/** What a unit's record holds of a period. */
export type Record = {
	consultations: { id: string }[];
	votes: Recorded[];
	surveys: Asked[];
};

/** A survey that has ended. `invited` is null where it was open to anybody. */
export type Asked = {
	id: string;
	invited: number | null;
	responses: number;
	summaries: readonly Summary[];
};

type Items = Figure['items'];
type Worked = { value: number | null; items: Items };

/** Fewer answers than this are not worked with. */
const smallest = 5;
const DAY = 86_400_000;

/** How each figure is worked out of a record; the names are those of `measures`. */
export const workings: { [measure: string]: (record: Record) => Worked } = {
	consultations_held: ({ consultations }) => ({
		value: consultations.length,
		items: consultations.map(({ id }) => ({ kind: 'consultation', id, value: null }))
	}),
	median_turnout: ({ votes }) =>
		middleOf(
			votes.flatMap(({ vote_id, cast, of }) =>
				of === null || of === 0 || cast === null
					? []
					: [{ kind: 'vote', id: vote_id, value: Math.floor((cast * 1000) / of) }]
			)
		),
	days_to_publication: ({ votes }) =>
		middleOf(
			votes.map(({ vote_id, ended_at, published_at }) => ({
				kind: 'vote',
				id: vote_id,
				value: Math.max(0, Math.ceil((published_at - ended_at) / DAY))
			}))
		),
	channel_mix: ({ votes }) => {
		const [all, offline] = [sum(votes, () => true), sum(votes, (channel) => channel !== 'online')];
		return {
			value: all === 0 ? null : Math.floor((offline * 1000) / all),
			items: votes.map(({ vote_id }) => ({ kind: 'vote', id: vote_id, value: null }))
		};
	},
	survey_response_rate: ({ surveys }) =>
		middleOf(
			surveys.flatMap(({ id, invited, responses }) =>
				invited === null || invited === 0
					? []
					: [{ kind: 'survey', id, value: Math.floor((responses * 1000) / invited) }]
			)
		),
	mean_satisfaction: ({ surveys }) => {
		const items: Items = surveys.flatMap(({ id, summaries }) => {
			const value = pointsOf(summaries);
			return value === null ? [] : [{ kind: 'survey', id, value }];
		});
		const values = items.flatMap(({ value }) => value ?? []);
		const total = values.reduce((all, value) => all + value, 0);
		return { value: values.length === 0 ? null : Math.floor(total / values.length), items };
	}
};

/** The mean of a survey's ratings (one to five) in hundredths of a point of 100; null without any. */
export function pointsOf(summaries: readonly Summary[]): number | null {
	const means = summaries.flatMap((summary) => {
		const isRating = summary.shape === 'scale' && summary.promoters === undefined;
		return isRating && summary.of >= smallest && summary.mean !== null ? [summary.mean] : [];
	});
	if (means.length === 0) return null;
	const shares = means.map((mean) => Math.round((mean - 1) * 2_500));
	return Math.floor(shares.reduce((all, one) => all + one, 0) / shares.length);
}

function middleOf(items: Items): Worked {
	return { value: median(items.flatMap(({ value }) => value ?? [])), items };
}

function sum(votes: readonly Recorded[], wanted: (channel: string) => boolean): number {
	return votes
		.flatMap(({ channels }) => channels)
		.reduce((all, { channel, ballots }) => all + (wanted(channel) ? (ballots ?? 0) : 0), 0);
}
