import { fail, redirect } from '@sveltejs/kit';
import * as applications from '#lib/applications/applications.server.ts';
import * as assigning from '#lib/reviews/assigning.server.ts';
import { listDeclines, listInterests } from '#lib/reviews/declared.server.ts';
import * as leading from '#lib/reviews/leading.server.ts';
import { recusals } from '#lib/reviews/recusal.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	await applications.getOfProgramme(id, params.application);
	const [board, interests, declines] = await Promise.all([
		assigning.board(id),
		listInterests(id),
		listDeclines(id)
	]);
	const applicant = board.applicants.find((one) => one.id === params.application);
	if (!applicant) refuse('not_found', `${params.application} is not in review`);
	const own = board.pairs.filter(({ application }) => application === applicant.id);
	const given = new Set(own.map(({ evaluator }) => evaluator));
	const saidBy = new Map(
		[...declines, ...interests]
			.filter(({ application }) => application === applicant.id)
			.map(({ evaluator, reason }) => [evaluator, reason])
	);
	const known = new Map(board.evaluators.map((one) => [one.id, one]));
	const others = board.evaluators
		.filter((one) => !given.has(one.id))
		.map((one) => ({
			...{ id: one.id, name: one.name, tier: one.tier, room: one.room },
			why: recusals(one, applicant, board.wanted),
			said: saidBy.get(one.id) ?? ''
		}));
	return {
		applicant: { id: applicant.id, name: applicant.name, name_en: applicant.name_en },
		wanted: board.wanted,
		/** Who reviews it. */
		reviewers: own.map((pair) => ({
			id: pair.id,
			name: known.get(pair.evaluator)?.name ?? null,
			tier: known.get(pair.evaluator)?.tier ?? null,
			leads: pair.leads_since !== null,
			sealed: pair.sealed_at !== null
		})),
		/** Who may review it, those with the most room first. */
		free: others.filter(({ why }) => why.length === 0).sort((a, b) => b.room - a.room),
		/** Who may not, and why. */
		recused: others.filter(({ why }) => why.length > 0)
	};
};

export const actions: Actions = {
	assign: async (event) => {
		const { actor, programmeId, applicationId, data } = await open(event);
		const chosen = data.getAll('evaluator').filter((one) => typeof one === 'string');
		if (chosen.length === 0) return fail(400, { outcome: 'nothing', refused: [], chosen });
		const pairs = chosen.slice(0, 100).map((evaluator) => ({
			evaluator,
			application: applicationId
		}));
		const outcome = await assigning.assignPairs(actor, programmeId, pairs, event.locals.now);
		if (typeof outcome !== 'string')
			return fail(409, { outcome: 'refused', refused: outcome.refused, chosen });
		if (outcome !== 'assigned') return fail(409, { outcome, refused: [], chosen });
		redirect(303, event.url.pathname);
	},
	lead: async (event) => {
		const { actor, applicationId, data } = await open(event);
		const reviewId = String(data.get('review') ?? '');
		const outcome = await leading.lead(actor, applicationId, reviewId, event.locals.now);
		if (outcome !== 'leads') return fail(409, refusal(outcome));
		redirect(303, event.url.pathname);
	},
	release: async (event) => {
		const { actor, applicationId, data } = await open(event);
		const reviewId = String(data.get('review') ?? '');
		const { applicationId: of } = await assigning.unitOf(reviewId);
		if (of !== applicationId) refuse('not_found', `${reviewId} is of another application`);
		const outcome = await assigning.release(actor, reviewId, event.locals.now);
		if (outcome !== 'released') return fail(409, refusal(outcome));
		redirect(303, event.url.pathname);
	}
};

/** Why one of the reviewers was not changed. */
function refusal(outcome: string) {
	const none: string[] = [];
	return { outcome, refused: [], chosen: none };
}

async function open({ params, request }: RequestEvent) {
	const actor = requireOrganiser(params.unit);
	const { id: programmeId } = await programmes.getOfUnit(params.unit, params.programme);
	const { id: applicationId } = await applications.getOfProgramme(programmeId, params.application);
	return { actor, programmeId, applicationId, data: await request.formData() };
}
