import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { areaText } from '#lib/rolls/areas.ts';
import * as entries from '#lib/rolls/entries.server.ts';
import { correct } from '#lib/rolls/hand/correcting.server.ts';
import { entryForm, removalForm } from '#lib/rolls/hand/entry.form.ts';
import { remove } from '#lib/rolls/hand/removing.server.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { validate } from '../validate.server.ts';

export const load: PageServerLoad = async ({ params }) => {
	requireEditor(params.unit);
	const roll = await rolls.getOfUnit(params.unit, params.roll);
	const { area, phone_last4, ...entry } = await entries.getOfRoll(roll.id, params.entry);
	const { name, building, entrance, room, owner_key, developer, version } = entry;
	const saved = { name, building, entrance, room, owner_key, developer, version };
	const text = { ...saved, area: area === 0 ? '' : areaText(area) };
	return {
		roll,
		/** The line as it stands, to name it. */
		entry: { id: entry.id, name, building, entrance, room, phone_last4 },
		form: await superValidate(text, zod4(entryForm), { errors: false }),
		removal: await superValidate(zod4(removalForm), { errors: false })
	};
};

type Params = { unit: string; roll: string; entry: string };

const place = ({ unit, roll, entry }: Params) => ({ unitId: unit, rollId: roll, entryId: entry });

const back = ({ unit, roll }: Params, done: string) =>
	redirect(303, `${resolve('/(committee)/desk/[unit]/rolls/[roll]', { unit, roll })}?done=${done}`);

export const actions: Actions = {
	correct: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { kind } = await rolls.getOfUnit(params.unit, params.roll);
		const form = await validate(request, kind);
		if (!form.valid) return fail(400, { form });
		const corrected = await correct(actor, place(params), form.data, locals.now);
		if (corrected === 'corrected' || corrected === 'same') back(params, corrected);
		// Saving once more, after a look, is meant.
		const { version } = await entries.getOfRoll(params.roll, params.entry);
		form.data.version = version;
		return message(form, typeof corrected === 'string' ? corrected : 'invalid', { status: 409 });
	},
	remove: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const removal = await superValidate(request, zod4(removalForm));
		if (!removal.valid) return fail(400, { removal });
		const removed = await remove(actor, place(params), removal.data.reason, locals.now);
		if (removed === 'removed') back(params, 'removed');
		return message(removal, removed, { status: 409 });
	}
};
