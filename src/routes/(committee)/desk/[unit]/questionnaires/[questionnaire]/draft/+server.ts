import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { parseDocument } from '#lib/questionnaires/editing/document.form.ts';
import * as drafting from '#lib/questionnaires/editing/drafting.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { wholeIn } from '#lib/server/whole-in.ts';
import { fromJson } from '../from-json.ts';

/** Keeps the draft as the editor sends it: `version` it was made from, `document` as JSON. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const actor = requireEditor(params.unit);
	const { id } = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	const form = await request.formData();
	const parsed = parseDocument(fromJson(form.get('document')));
	if ('problems' in parsed) return json({ reason: 'no_document', ...parsed }, { status: 400 });
	const version = wholeIn(form, 'version');
	const kept = await drafting.revise(actor, id, version, parsed.document, locals.now);
	if (typeof kept !== 'string') return json(kept);
	const reason = { reason: kept, ...(await questionnaires.lastEdit(id)) };
	return json(reason, { status: kept === 'no_such_plan' ? 400 : 409 });
};
