import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { parseDocument } from '#lib/questionnaires/editing/document.form.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import * as reuse from '#lib/questionnaires/editing/reuse.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { fromJson } from '../from-json.ts';

/** Keeps what could not be saved as a questionnaire of its own. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const actor = requireEditor(params.unit);
	const found = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	const form = await request.formData();
	const parsed = parseDocument(fromJson(form.get('document')));
	const key = String(form.get('key') ?? '').slice(0, 60);
	if ('problems' in parsed || key === '') return json({ reason: 'no_document' }, { status: 400 });
	const kept = { key, document: parsed.document };
	const made = await reuse.keepApart(actor, found, kept, locals.now);
	return typeof made === 'string' ? json({ reason: made }, { status: 400 }) : json(made);
};
