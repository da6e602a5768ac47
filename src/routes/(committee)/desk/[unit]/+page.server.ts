import * as consultations from '#lib/consultations/consultations.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import { listRolls } from '#lib/votes/drafting-view.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { endsAt, isClosedByPeople, status, type Vote } from '#lib/votes/votes.ts';
import { surveysToday } from './surveys-today.server.ts';
import { runningOf } from './vote-states.server.ts';
import type { PageServerLoad } from './$types';

const DAY = 86_400_000;

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireDesk(params.unit);
	const [all, drafts, rolls, listed, asked] = await Promise.all([
		votes.listOfUnit(params.unit),
		consultations.listDrafts(params.unit),
		listRolls(params.unit),
		consultations.listOfUnit(params.unit),
		surveysToday(params.unit, now)
	]);
	const standing = (...wanted: string[]) =>
		all.filter((vote) => wanted.includes(status(vote, now)));
	const running = await Promise.all(standing('open').map((vote) => runningCard(vote, now)));
	const waiting = await Promise.all(
		standing('draft', 'open', 'scheduled', 'closed')
			.filter((vote) => vote.closed_at === null)
			.map(waitingOf)
	);
	const line = ({ id, question, opens_at }: Vote) => ({ id, question, opens_at });
	return {
		/** Proposals that wait for a second person. */
		waiting: waiting.filter((one) => one !== null),
		/** Votes that are open, the one that closes first above. */
		running: running.sort((a, b) => a.ends_at - b.ends_at),
		scheduled: standing('scheduled').map(line),
		draftVotes: standing('draft').map(line),
		drafts: drafts.map(({ id, title }) => ({ id, title })),
		/** Votes that are over and wait for two people to close them. */
		toClose: standing('closed')
			.filter((vote) => isClosedByPeople(vote) && vote.closed_at === null)
			.map((vote) => ({ id: vote.id, question: vote.question, ends_at: endsAt(vote) })),
		/** The last few that have ended. */
		ended: standing('closed', 'counted', 'cancelled')
			.filter((vote) => vote.closed_at !== null || !isClosedByPeople(vote))
			.sort((a, b) => endsAt(b) - endsAt(a))
			.slice(0, 5)
			.map((vote) => ({ id: vote.id, question: vote.question, ends_at: endsAt(vote) })),
		/** Surveys: what waits, what is open, what is drafted. */
		surveys: asked,
		/** What a unit that has just begun lacks. */
		isNew: listed.total === 0 && asked.total === 0,
		hasRolls: rolls.length > 0,
		now
	};
};

async function waitingOf(vote: Vote) {
	const found = await confirmations.waiting(vote.id);
	return found && { ...found, vote: vote.id, question: vote.question };
}

async function runningCard(vote: Vote, now: number) {
	const { turnout, needs } = await runningOf(vote);
	const basis = vote.roll_kind === 'households' ? ('households' as const) : ('heads' as const);
	const short = needs.filter(({ met }) => !met);
	return {
		id: vote.id,
		question: vote.question,
		ends_at: endsAt(vote),
		/** It closes within three days. */
		soon: endsAt(vote) - now < 3 * DAY,
		basis,
		cast: turnout.cast[basis],
		of: turnout.of[basis],
		/** Where the rule asks for a turnout: what is missing, and the share from which it is enough. */
		short: short.map(({ missing, basis }) => ({ missing, basis })),
		need: needs.find((one) => one.basis === basis)?.fraction ?? null
	};
}
