import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { daysForm } from '#lib/programmes/parts.form.ts';
import { putDays } from '#lib/programmes/parts-in.ts';
import { daysOf } from '#lib/programmes/parts-out.ts';
import * as units from '#lib/units/units.server.ts';
import { openPart, savePart } from '../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	const { time_zone: zone } = await units.get(event.params.unit);
	return openPart(event, daysForm, (terms) => daysOf(terms, zone));
};

export const actions: Actions = {
	revise: async (event) => {
		requireOrganiser(event.params.unit);
		const { time_zone: zone } = await units.get(event.params.unit);
		return savePart(event, daysForm, (terms, typed) => putDays(terms, typed, zone));
	}
};
