import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readChoice } from '#lib/rolls/imports/choice-form.ts';
import { choose } from '#lib/rolls/imports/choosing.server.ts';
import * as imports from '#lib/rolls/imports/imports.server.ts';
import { begin } from '#lib/rolls/imports/reading.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { look } from '../look.server.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	requireDesk(params.unit);
	const { shown, status } = await look(params, locals.now);
	const preview = resolve('/(committee)/desk/[unit]/rolls/imports/[import]', params);
	const mappable = ['reading', 'unmapped', 'faulty', 'empty', 'outdated', 'unchanged', 'ready'];
	if (!mappable.includes(status)) redirect(303, preview);
	return {
		import: shown,
		status,
		/** Somebody else chose in between. */
		changed: url.searchParams.has('changed')
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await request.formData();
		const [one, before] = await Promise.all([
			imports.getOfUnit(params.unit, params.import),
			imports.getChoice(params.import)
		]);
		const version = Number(form.get('version'));
		const { kind, choice, anew } = readChoice(form, one, before);
		const chosen = await choose(
			actor,
			params.unit,
			{ id: one.id, version: Number.isSafeInteger(version) ? version : 0, kind, choice },
			locals.now
		);
		const columns = resolve('/(committee)/desk/[unit]/rolls/imports/[import]/columns', params);
		if (chosen === 'edited_meanwhile') redirect(303, `${columns}?changed`);
		if (chosen !== 'same') begin(one.id, chosen.version);
		const stays = anew || (chosen === 'same' && (one.reading?.missing.length ?? 0) > 0);
		const preview = resolve('/(committee)/desk/[unit]/rolls/imports/[import]', params);
		redirect(303, stays ? columns : preview);
	}
};
