import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import * as plans from '#lib/questionnaires/editing/plans.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { requireEditor } from '#lib/server/guard.ts';

/** Keeps the picture of a plan; its id, or the reason why it is not taken. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const actor = requireEditor(params.unit);
	const { id } = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	const file = (await request.formData()).get('file');
	if (!(file instanceof File)) return json({ reason: 'empty' }, { status: 400 });
	const added = await plans.add(actor, id, file, locals.now);
	return 'id' in added ? json(added) : json({ reason: added.refused }, { status: 400 });
};
