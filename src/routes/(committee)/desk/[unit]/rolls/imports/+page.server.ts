import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { begin } from '#lib/rolls/imports/reading.server.ts';
import { upload } from '#lib/rolls/imports/uploading.server.ts';
import { rollKinds } from '#lib/rolls/kinds.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireEditor(params.unit);
	const rollId = url.searchParams.get('roll');
	const roll = rollId ? await rolls.getOfUnit(params.unit, rollId) : null;
	if (roll?.retired_at) refuse('conflict', 'the roll is retired');
	return {
		/** The roll to renew; none for a new one. */
		renews: roll && { id: roll.id, name: roll.name, kind: roll.kind },
		key: newId()
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await request.formData();
		const kind = rollKinds.find((known) => known === form.get('kind'));
		const roll = form.get('roll');
		const rollId = typeof roll === 'string' && roll !== '' ? roll : null;
		if (!kind && rollId === null) refuse('invalid', 'a kind of roll is needed');
		const made = await upload(
			actor,
			params.unit,
			{
				key: String(form.get('key') ?? newId()),
				kind: kind ?? 'households',
				rollId,
				file: form.get('file')
			},
			locals.now
		);
		if ('refused' in made) {
			const renewed = rollId === null ? null : await rolls.getOfUnit(params.unit, rollId);
			const renews = renewed && { id: renewed.id, name: renewed.name, kind: renewed.kind };
			return fail(400, { fault: made.refused, kind, renews });
		}
		if (made.fresh) begin(made.id, made.version);
		redirect(
			303,
			resolve('/(committee)/desk/[unit]/rolls/imports/[import]/columns', {
				unit: params.unit,
				import: made.id
			})
		);
	}
};
