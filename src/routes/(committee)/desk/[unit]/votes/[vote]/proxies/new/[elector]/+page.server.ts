import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { proxyForm } from '#lib/votes/proxies/proxy.form.ts';
import { record } from '#lib/votes/proxies/recording.server.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = requireEditor(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const typed = asked('q').slice(0, 60);
	const [grantor, holder, found] = await Promise.all([
		slips.getElector(actor, vote.id, params.elector),
		asked('holder') === '' ? null : slips.getElector(actor, vote.id, asked('holder')),
		slips.searchElectors(actor, vote.id, typed)
	]);
	return {
		question: vote.question,
		/** How many others one person may vote for. */
		limit: vote.proxy_limit,
		/** Who lets another person vote. */
		grantor,
		/** The elector who was chosen to hold it; null while nobody is, or for somebody who is not on the roll. */
		holder,
		/** Who was searched for as a holder, and the electors that it fits; at most 30. */
		typed,
		found: found.filter(({ id }) => id !== grantor.id),
		form: await superValidate({ key: newId(), holder: holder?.id ?? '' }, zod4(proxyForm), {
			errors: false
		})
	};
};

export const actions: Actions = {
	record: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await votes.getOfUnit(params.unit, params.vote);
		await slips.getElector(actor, id, params.elector);
		const data = await request.formData();
		const form = await superValidate(data, zod4(proxyForm));
		if (!form.valid) return fail(400, { form });
		const { key, holder: electorId, name, digits } = form.data;
		const upload = data.get('file');
		const file = upload instanceof File && upload.name !== '' ? upload : null;
		const holder = electorId === '' ? { name, digits } : { electorId };
		const given = { key, grantorId: params.elector, holder, file };
		const answer = await record(actor, id, given, locals.now);
		if (answer !== 'recorded') return message(form, answer, { status: 400 });
		const list = resolve('/(committee)/desk/[unit]/votes/[vote]/proxies', params);
		redirect(303, `${list}?recorded`);
	}
};
