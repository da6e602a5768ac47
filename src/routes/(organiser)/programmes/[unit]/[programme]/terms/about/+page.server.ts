import { requireProgrammes } from '#lib/server/guard.ts';
import { aboutForm } from '#lib/programmes/parts.form.ts';
import { putAbout } from '#lib/programmes/parts-in.ts';
import { aboutOf } from '#lib/programmes/parts-out.ts';
import { openPart, savePart } from '../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	return openPart(event, aboutForm, aboutOf);
};

export const actions: Actions = {
	revise: (event) => savePart(event, aboutForm, putAbout)
};
