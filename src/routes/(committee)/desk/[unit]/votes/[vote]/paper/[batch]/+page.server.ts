import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as people from '#lib/people/names.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { isTypedByOne, mayKeepScans, mayType, stateOf } from '#lib/votes/paper-ballots/batch.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import { whyNot } from '#lib/votes/paper-ballots/closing-batch.server.ts';
import { compare, conflicts } from '#lib/votes/paper-ballots/comparing.server.ts';
import { countMarks } from '#lib/votes/paper-ballots/marked-doors.server.ts';
import * as scans from '#lib/votes/paper-ballots/scans.server.ts';
import { progress } from '#lib/votes/paper-ballots/typed-list.server.ts';
import * as units from '#lib/units/units.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { batchActions } from './actions.server.ts';
import type { PageServerLoad } from './$types';

/** Differences that are looked at together. */
const SHOWN = 40;

export const load: PageServerLoad = async ({ params }) => {
	const actor = requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const batch = await batches.get(vote.id, params.batch);
	const [{ two_person }, typed, marks, files, names, compared] = await Promise.all([
		units.get(params.unit),
		progress(batch.id),
		batch.coded ? 0 : countMarks(batch.id),
		scans.list(batch.id),
		people.namesOf([batch.first_by, batch.second_by]),
		compare(batch)
	]);
	const open = compared?.differences.filter(({ settled }) => settled === null) ?? [];
	const done = compared?.differences.filter(({ settled }) => settled !== null) ?? [];
	return {
		vote: {
			id: vote.id,
			question: vote.question,
			method: vote.method,
			options: vote.options,
			settings: vote.settings,
			privacy: vote.privacy
		},
		batch,
		state: stateOf(batch),
		/** How far each of the two entries has come, whose it is, and whether it is for the reader to make. */
		entries: ([1, 2] as const).map((pass) => ({
			pass,
			typed: typed[pass].typed,
			by: pass === 1 ? batch.first_by : batch.second_by,
			doneAt: pass === 1 ? batch.first_done_at : batch.second_done_at,
			mayType: mayType(batch, pass, actor.id, two_person)
		})),
		typedByOne: isTypedByOne(batch),
		names,
		/** Electors marked, where the papers are all alike. */
		marks,
		scans: files,
		mayKeepScans: mayKeepScans(batch, vote),
		/** Once both entries are finished: where they differ, and what stands in the way of closing. */
		comparison: compared && {
			open: open.slice(0, SHOWN),
			unsettled: open.length,
			settled: done.slice(0, SHOWN),
			papers: compared.papers.length,
			blank: compared.papers.filter(({ choice, invalid }) => !invalid && choice === null).length,
			invalid: compared.papers.filter(({ invalid }) => invalid).length,
			obstacle: whyNot(batch, compared, marks, ''),
			conflicts: await conflicts(vote.id, compared.papers)
		}
	};
};

export const actions = batchActions((params) =>
	redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/paper/[batch]', params))
);
