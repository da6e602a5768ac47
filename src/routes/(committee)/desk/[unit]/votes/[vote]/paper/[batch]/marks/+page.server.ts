import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { stateOf } from '#lib/votes/paper-ballots/batch.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import { buildingsOf, countMarks, doorsOf } from '#lib/votes/paper-ballots/marked-doors.server.ts';
import { mark, unmark } from '#lib/votes/paper-ballots/marking.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { textOf } from '../../fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const { question, batch } = await find(params);
	const buildings = await buildingsOf(batch);
	const building = url.searchParams.get('building') ?? buildings[0]?.building ?? '';
	const [doors, marks] = await Promise.all([doorsOf(batch, building), countMarks(batch.id)]);
	return {
		question,
		batch: { id: batch.id, number: batch.number, papers: batch.papers },
		isOpen: ['entering', 'comparing'].includes(stateOf(batch)),
		/** How many are marked with this batch in all. */
		marks,
		/** The same by building. */
		buildings,
		building,
		/** The doors of the building that is looked at. */
		doors,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { batch } = await find(params);
		const data = await request.formData();
		const building = textOf(data, 'building');
		const ticked = new Set(data.getAll('elector'));
		const doors = await doorsOf(batch, building);
		const shown = new Set(data.getAll('shown'));
		const idsOf = (list: typeof doors) => list.map(({ elector_id }) => elector_id);
		const fresh = doors.filter((door) => ticked.has(door.elector_id) && !door.here);
		const gone = doors.filter((door) => shown.has(door.elector_id) && !ticked.has(door.elector_id));
		await unmark(actor, batch, idsOf(gone.filter(({ here }) => here)), locals.now);
		const { refused } = await mark(actor, batch, idsOf(fresh), locals.now);
		if (refused.length > 0) return fail(409, { refused });
		redirect(
			303,
			`${resolve('/(committee)/desk/[unit]/votes/[vote]/paper/[batch]/marks', params)}?building=${encodeURIComponent(building)}&saved`
		);
	}
};

async function find(params: { unit: string; vote: string; batch: string }) {
	const { id, question } = await votes.getOfUnit(params.unit, params.vote);
	const batch = await batches.get(id, params.batch);
	if (batch.coded) refuse('not_found', 'coded papers are not marked by door');
	return { question, batch };
}
