import { fail, redirect } from '@sveltejs/kit';
import { isMembership } from '#lib/programmes/admissions.ts';
import * as memberships from '#lib/certificates/memberships.server.ts';
import * as admissions from '#lib/programmes/admissions.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireProgrammes(params.unit);
	const text = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 60);
	const kind = text('kind');
	const wanted = isMembership(kind) ? kind : undefined;
	const [search, find, page] = [text('search'), text('find'), pageOf(url)];
	const [found, former, candidates] = await Promise.all([
		admissions.list(params.unit, { search, kind: wanted, page }),
		admissions.listFormer(params.unit),
		find === '' ? null : units.searchAll(find, 1)
	]);
	return {
		...{ search, find, page, kind: wanted ?? '', pages: found.pages, total: found.total },
		/** One page of the units that are admitted now. */
		rows: found.admissions,
		former,
		/** Units that could be admitted, by what was looked for; null while nothing was. */
		candidates:
			candidates &&
			candidates.units
				.filter(({ closed_at }) => closed_at === null)
				.slice(0, 20)
				.map(({ id, name, name_en, code }) => ({ id, name, name_en, code, key: newId() }))
	};
};

export const actions: Actions = {
	admit: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const kind = data.get('kind');
		const key = String(data.get('key') ?? '');
		if (!isMembership(kind) || key === '') return fail(400, { refused: 'no_such_unit' });
		const input = { key, unitId: String(data.get('admitted')), kind };
		const outcome = await admissions.admit(actor, params.unit, input, locals.now);
		if (outcome !== 'admitted') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	revise: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const kind = data.get('kind');
		if (!isMembership(kind)) return fail(400, { refused: 'not_admitted' });
		const input = { id: String(data.get('admission')), kind };
		const outcome = await memberships.revise(actor, params.unit, input, locals.now);
		if (outcome !== 'revised') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	},
	leave: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const reason = String(data.get('reason') ?? '').slice(0, 300);
		const input = { id: String(data.get('admission')), reason };
		const outcome = await memberships.leave(actor, params.unit, input, locals.now);
		if (outcome !== 'left') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	}
};
