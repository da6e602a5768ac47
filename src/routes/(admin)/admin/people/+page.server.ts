import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as invitations from '#lib/people/invitations.server.ts';
import { inviteAnywhereForm } from '#lib/people/people.form.ts';
import * as people from '#lib/people/people.server.ts';
import * as recoveries from '#lib/people/recoveries.server.ts';
import { requireAdministrator } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	const actor = requireAdministrator();
	const words = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const page = pageOf(url);
	const [found, form] = await Promise.all([
		people.search(actor, { words, page }, locals.now),
		emptyForm()
	]);
	return {
		/** What was searched for. */
		words,
		/** Which page, counted from 1. */
		current: page,
		/** The people found on this page with what they are; how many pages. */
		...found,
		/** Who is looking: nobody disables themselves. */
		actorId: actor.id,
		form
	};
};

export const actions: Actions = {
	invite: async ({ request, locals, url }) => {
		const actor = requireAdministrator();
		const form = await superValidate(request, zod4(inviteAnywhereForm));
		if (!form.valid) return fail(400, { form });
		const { units: matching } = await units.searchAll(form.data.code, 1);
		const unit = matching.find(({ code }) => code === form.data.code);
		if (!unit) return setError(form, 'code', 'unit_unknown');
		const wish = { ...form.data, unitId: unit.id };
		const invited = await invitations.invite(actor, wish, locals.now);
		if ('refused' in invited) {
			const repeated = invited.refused === 'repeated';
			if (repeated) form.data.key = newId();
			return setError(form, repeated ? 'key' : 'email', invited.refused, { status: 409 });
		}
		const link = `${url.origin}/invitations/${invited.token}`;
		return { form: await emptyForm(), made: { link, name: wish.name } };
	},
	offerRecovery: async ({ request, locals, url }) => {
		const actor = requireAdministrator();
		const subject = String((await request.formData()).get('person'));
		const offered = await recoveries.offer(actor, subject, locals.now);
		if ('refused' in offered) return answer(offered.refused, subject, url);
		return { recovery: { link: `${url.origin}/recoveries/${offered.token}`, subject } };
	},
	disable: async ({ request, locals, url }) => {
		const actor = requireAdministrator();
		const person = String((await request.formData()).get('person'));
		return answer(await people.disable(actor, person, locals.now), person, url);
	},
	enable: async ({ request, locals, url }) => {
		const actor = requireAdministrator();
		const person = String((await request.formData()).get('person'));
		return answer(await people.enable(actor, person, locals.now), person, url);
	}
};

/** Most of those invited here work for the whole installation: the unit at the top is proposed. */
async function emptyForm() {
	const { units: all } = await units.searchAll('', 1);
	const proposed = { key: newId(), role: 'administrator' as const, code: all[0]?.code ?? '' };
	return superValidate(proposed, zod4(inviteAnywhereForm), { errors: false });
}

function answer(outcome: 'done' | 'self' | 'unchanged', subject: string, url: URL) {
	if (outcome !== 'done') return fail(409, { refused: { reason: outcome, subject } });
	const query = new URLSearchParams([...url.searchParams].filter(([key]) => !key.startsWith('/')));
	redirect(303, `${url.pathname}?${query}`);
}
