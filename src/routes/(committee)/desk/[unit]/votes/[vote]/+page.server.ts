import { fail, redirect } from '@sveltejs/kit';
import { message } from 'sveltekit-superforms';
import { resolve } from '$app/paths';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as people from '#lib/people/names.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import * as amendments from '#lib/votes/amendments/amendments.server.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import * as drafting from '#lib/votes/drafting.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { status } from '#lib/votes/votes.ts';
import { again, formButtons, putFault, readVoteForm } from '../../vote-drafting.server.ts';
import { draftOf, endedOf, runningOf } from '../../vote-states.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, depends, url }) => {
	requireDesk(params.unit);
	depends('minyi:turnout');
	const found = await votes.getOfUnit(params.unit, params.vote);
	const [vote, ended] = await endedOf(found, locals.now);
	const [place, matter, waiting, names, changes] = await Promise.all([
		units.get(params.unit),
		consultations.get(vote.consultation_id),
		confirmations.waiting(vote.id),
		people.namesOf([vote.opened_by, vote.opened_with, vote.closed_by, vote.closed_with]),
		amendments.listPublic(vote.id)
	]);
	const standing = status(vote, locals.now);
	return {
		vote,
		status: standing,
		consultation: { id: matter.id, title: matter.title, published_at: matter.published_at },
		/** The proposal that waits for a second person. */
		waiting,
		/** Names by id of those who opened and closed it. */
		names,
		/** While it is a draft: its form and what its rule means. */
		draft: standing === 'draft' ? await draftOf(vote, place.time_zone) : null,
		/** Until it is counted: how many have cast, never what. */
		running: ['open', 'scheduled', 'closed'].includes(standing) ? await runningOf(vote) : null,
		/** What was changed after the opening. */
		amendments: changes,
		/** Once it has ended: the result. */
		ended,
		saved: url.searchParams.has('saved'),
		now: locals.now
	};
};

export const actions: Actions = {
	...formButtons,
	revise: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id, version } = await votes.getOfUnit(params.unit, params.vote);
		const { form } = await readVoteForm(request);
		if (!form.valid) return fail(400, await again(params.unit, form));
		const answer = await drafting.revise(actor, id, form.data.version, form.data, locals.now);
		if (answer === 'revised') {
			redirect(303, `${resolve('/(committee)/desk/[unit]/votes/[vote]', params)}?saved`);
		}
		if (typeof answer === 'object') {
			putFault(form, answer);
			return fail(400, await again(params.unit, form));
		}
		form.data.version = version;
		return message((await again(params.unit, form)).form, answer, { status: 409 });
	},
	discard: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		await drafting.discard(actor, vote.id, locals.now);
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/consultations/[consultation]', {
				unit: params.unit,
				consultation: vote.consultation_id
			})
		);
	}
};
