import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as entries from '#lib/rolls/entries.server.ts';
import { nameForm } from '#lib/rolls/hand/entry.form.ts';
import * as keeping from '#lib/rolls/keeping.server.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const roll = await rolls.getOfUnit(params.unit, params.roll);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const removed = url.searchParams.has('removed');
	const page = pageOf(url);
	const [sums, found, removedCount] = await Promise.all([
		rolls.sumsOf(roll),
		entries.list(roll.id, { search, page, removed }),
		entries.countRemoved(roll.id)
	]);
	return {
		roll,
		sums,
		/** One page of lines, those removed when `removed`. */
		...found,
		page,
		search,
		removed,
		removedCount,
		form: await superValidate({ name: roll.name }, zod4(nameForm), { errors: false }),
		/** What was done just now, to say so. */
		done: url.searchParams.get('done')
	};
};

type Params = { unit: string; roll: string };

const place = (params: Params) => ({ unitId: params.unit, rollId: params.roll });

const here = (params: Params, done: string) =>
	redirect(303, `${resolve('/(committee)/desk/[unit]/rolls/[roll]', params)}?done=${done}`);

export const actions: Actions = {
	rename: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await superValidate(request, zod4(nameForm));
		if (!form.valid) return fail(400, { form });
		here(params, await keeping.rename(actor, place(params), form.data.name, locals.now));
	},
	retire: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		await keeping.retire(actor, place(params), locals.now);
		here(params, 'retired');
	},
	reinstate: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		await keeping.reinstate(actor, place(params), locals.now);
		here(params, 'reinstated');
	}
};
