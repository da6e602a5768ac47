import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { readFile } from '#lib/programmes/read-file.server.ts';
import { save } from '#lib/programmes/saving.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { lineIn, versionIn } from '../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	return {
		called: found.called_at !== null,
		closed: found.announced_at !== null || found.discarded_at !== null
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const found = await programmes.getOfUnit(params.unit, params.programme);
		const data = await request.formData();
		const read = await readFile(data.get('file'));
		if ('unreadable' in read) return fail(400, { unreadable: read.unreadable });
		if ('faults' in read) return fail(400, { faults: read.faults });
		const criteria = 'pack' in read ? read.pack.terms.criteria : read.criteria;
		const kept = new Set(criteria.map(({ key }) => key));
		const tiers = found.terms.tiers.map((tier) => ({
			...tier,
			floors: tier.floors.filter(({ criterion }) => kept.has(criterion))
		}));
		const input = {
			version: versionIn(data),
			reason: lineIn(data, 'reason', 500),
			terms: { ...found.terms, criteria, tiers }
		};
		const outcome = await save(actor, found, input, locals.now);
		if (outcome !== 'saved') return fail(409, { refused: outcome });
		redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/terms', params));
	}
};
