import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { discard } from '#lib/rolls/imports/clearing.server.ts';
import { readAgain } from '#lib/rolls/imports/choosing.server.ts';
import { confirmForm } from '#lib/rolls/imports/confirm.form.ts';
import { confirm } from '#lib/rolls/imports/confirming.server.ts';
import { begin } from '#lib/rolls/imports/reading.server.ts';
import { replace } from '#lib/rolls/imports/uploading.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { look } from './look.server.ts';
import { listOf } from './lists.server.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	requireDesk(params.unit);
	const { one, shown, status } = await look(params, locals.now);
	const name = one.roll?.name ?? one.file_name.replace(/\.[^.]*$/, '').slice(0, 60);
	return {
		import: shown,
		status,
		/** The one list that is shown: problems, or lines by what happens to them. */
		list: await listOf(one, status, url),
		form: await superValidate({ name, version: one.version }, zod4(confirmForm), { errors: false }),
		/** Somebody else changed the import just now. */
		changed: url.searchParams.has('changed')
	};
};

type Params = { unit: string; import: string };

const here = (params: Params, query = '') =>
	redirect(303, resolve('/(committee)/desk/[unit]/rolls/imports/[import]', params) + query);

const versionIn = (form: FormData) => {
	const version = Number(form.get('version'));
	return Number.isSafeInteger(version) ? version : 0;
};

export const actions: Actions = {
	confirm: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await superValidate(request, zod4(confirmForm));
		if (!form.valid) return fail(400, { form });
		const input = { id: params.import, ...form.data };
		const confirmed = await confirm(actor, params.unit, input, locals.now);
		here(params, confirmed === 'edited_meanwhile' ? '?changed' : '');
	},
	again: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const version = versionIn(await request.formData());
		const again = await readAgain(actor, params.unit, { id: params.import, version }, locals.now);
		if (again === 'edited_meanwhile') here(params, '?changed');
		else begin(params.import, again.version);
		here(params);
	},
	replace: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await request.formData();
		const input = { id: params.import, version: versionIn(form), file: form.get('file') };
		const replaced = await replace(actor, params.unit, input, locals.now);
		if (replaced === 'edited_meanwhile') here(params, '?changed');
		else if ('refused' in replaced) return fail(400, { fault: replaced.refused });
		else begin(replaced.id, replaced.version);
		here(params);
	},
	discard: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		await discard(actor, params.unit, params.import, locals.now);
		here(params);
	}
};
