import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as applications from '#lib/applications/applications.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { fieldOfFault } from '#lib/reviews/decision-words.ts';
import { decisionOf, tierIn, voteForm } from '#lib/reviews/deciding.form.ts';
import * as panel from '#lib/reviews/panel.server.ts';
import { ranking, type Place } from '#lib/reviews/ranking.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { lineOf, namesOf } from '../lines.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const ranked = await ranking(id);
	const place = ranked.places.find(({ reviewed }) => isOf(reviewed, params.application));
	if (!place) refuse('not_found', `${params.application} is not reviewed in ${id}`);
	return {
		/** All that it came to, and how many were reviewed. */
		line: lineOf(place),
		of: ranked.places.length,
		...namesOf(ranked),
		/** The vote as it was recorded; before, what is proposed, and who was there at the last one. */
		form: await superValidate(typed(place, ranked.places), zod4(voteForm), { errors: false })
	};
};

export const actions: Actions = {
	record: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		await applications.getOfProgramme(id, params.application);
		const form = await superValidate(request, zod4(voteForm));
		if (!form.valid) return fail(400, { form });
		const { decision, reason, ...counts } = form.data;
		const vote = {
			...{ tier: tierIn(decision), reason },
			...{ members: Number(counts.members), present: Number(counts.present) },
			...{ inFavour: Number(counts.inFavour), against: Number(counts.against) },
			abstained: Number(counts.abstained)
		};
		const outcome = await panel.record(actor, params.application, vote, locals.now);
		if (outcome !== 'recorded') {
			return setError(form, fieldOf(outcome), outcome, { status: 409 });
		}
		const ids = { unit: params.unit, programme: params.programme };
		const to = resolve('/(organiser)/programmes/[unit]/[programme]/decision', ids);
		redirect(303, `${to}#a-${params.application}`);
	}
};

const isOf = ({ application }: Place['reviewed'], id: string) => application.id === id;

function typed({ vote, proposal }: Place, all: readonly Place[]) {
	const votes = all.flatMap(({ vote: one }) => one ?? []);
	const last = votes.sort((a, b) => b.recorded_at - a.recorded_at)[0];
	const text = (count: number | undefined) => (count === undefined ? '' : String(count));
	const [members, present] = [(vote ?? last)?.members, (vote ?? last)?.present];
	return {
		decision: vote ? decisionOf(vote.tier_key) : proposal ? decisionOf(proposal.tier) : '',
		...{ members: text(members), present: text(present), inFavour: text(vote?.in_favour) },
		...{ against: text(vote?.against), abstained: text(vote?.abstained) },
		reason: vote?.reason ?? ''
	};
}

function fieldOf(fault: string): 'decision' | 'present' | 'inFavour' | 'reason' {
	const found = fieldOfFault[fault];
	return found === 'present' || found === 'inFavour' || found === 'reason' ? found : 'decision';
}
