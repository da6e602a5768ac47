import { fail } from '@sveltejs/kit';
import { readUnits } from '#lib/programmes/admissions-file.server.ts';
import { admitAll } from '#lib/programmes/admitting.server.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	requireOrganiser(params.unit);
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const read = await readUnits((await request.formData()).get('file'));
		if (!('lines' in read)) return fail(400, read);
		const outcome = await admitAll(actor, params.unit, read.lines, locals.now);
		if ('faults' in outcome) return fail(400, outcome);
		return { admitted: outcome.admitted, already: read.lines.length - outcome.admitted };
	}
};
