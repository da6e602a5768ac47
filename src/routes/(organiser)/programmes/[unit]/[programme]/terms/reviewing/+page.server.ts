import { requireProgrammes } from '#lib/server/guard.ts';
import { reviewingForm } from '#lib/programmes/parts.form.ts';
import { putReviewing } from '#lib/programmes/parts-in.ts';
import { reviewingOf } from '#lib/programmes/parts-out.ts';
import { openPart, savePart } from '../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	return openPart(event, reviewingForm, reviewingOf);
};

export const actions: Actions = {
	revise: (event) => savePart(event, reviewingForm, putReviewing)
};
