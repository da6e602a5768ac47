import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as people from '#lib/people/names.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as announcing from '#lib/reviews/announcing.server.ts';
import { canObject, objectionsUntil } from '#lib/reviews/announcing.ts';
import { answerForm } from '#lib/reviews/deciding.form.ts';
import * as objecting from '#lib/reviews/objecting.server.ts';
import { listProposed } from '#lib/reviews/public-list.server.ts';
import { ranking } from '#lib/reviews/ranking.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 20;

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { id, terms, announced_at } = found;
	const [ranked, proposed, made, hindrance] = await Promise.all([
		announced_at === null ? ranking(id) : null,
		listProposed(id),
		announcing.objectionsOf(id),
		announcing.hindrance(id, now)
	]);
	const isOpen = ({ answered_at }: (typeof made)[number]) => answered_at === null;
	const sorted = [...made.filter(isOpen), ...made.filter((one) => !isOpen(one))];
	const pages = Math.max(1, Math.ceil(sorted.length / perPage));
	const page = Math.min(pageOf(url), pages);
	const objections = sorted.slice((page - 1) * perPage, page * perPage);
	const names = await people.namesOf(objections.map(({ answered_by }) => answered_by));
	return {
		/** Who is proposed for what. */
		proposed,
		tiers: terms.tiers.map(({ key, words }) => ({ key, words })),
		/** What waits before the list can be public. */
		waiting: ranked ? await announcing.waitingFor(id, ranked, now) : [],
		/** Until when objections are taken, once the list is public, and whether they are now. */
		until: objectionsUntil(found, terms),
		days: terms.objectionDays,
		takes: canObject(found, terms, now),
		/** One page of the objections, those without an answer ahead, and how many these are. */
		...{ page, pages },
		unanswered: made.filter(isOpen).length,
		objections: objections.map(({ answered_by, ...one }) => ({
			...one,
			answered_by: names[answered_by ?? ''] ?? ''
		})),
		/** What stands between the list and the designations. */
		hindrance
	};
};

export const actions: Actions = {
	announce: async ({ params, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const outcome = await announcing.announce(actor, id, locals.now);
		if (outcome === 'waiting') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	answer: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const data = Object.fromEntries(await request.formData());
		const read = answerForm.safeParse(data);
		const objection = String(data.objection ?? '').slice(0, 40);
		const typed = String(data.answer ?? '').slice(0, 10_000);
		await objecting.getOfProgramme(id, objection);
		if (!read.success) {
			const refused = read.error.issues[0]?.message ?? 'no_answer';
			return fail(400, { refused, objection, typed });
		}
		const outcome = await objecting.answer(actor, objection, read.data.answer, locals.now);
		if (outcome !== 'answered') return fail(409, { refused: outcome, objection, typed });
		const to = resolve('/(organiser)/programmes/[unit]/[programme]/list', params);
		redirect(303, `${to}#o-${objection}`);
	}
};
