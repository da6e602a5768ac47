import { requireProgrammes } from '#lib/server/guard.ts';
import { residentsForm } from '#lib/programmes/parts.form.ts';
import { putResidents } from '#lib/programmes/parts-in.ts';
import { residentsOf } from '#lib/programmes/parts-out.ts';
import * as questionnaires from '#lib/programmes/questionnaires.server.ts';
import { openPart, savePart } from '../../part.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireProgrammes(event.params.unit);
	const opened = await openPart(event, residentsForm, residentsOf);
	const [published, chosen] = await Promise.all([
		questionnaires.listPublished(event.params.unit),
		questionnaires.findPublished(opened.form.data.questionnaire)
	]);
	const isListed = published.some(({ version_id }) => version_id === chosen?.version_id);
	return {
		...opened,
		/** The organiser's questionnaires, and the one that was chosen if a newer version has come since. */
		questionnaires: chosen && !isListed ? [chosen, ...published] : published
	};
};

export const actions: Actions = {
	revise: (event) => savePart(event, residentsForm, putResidents)
};
