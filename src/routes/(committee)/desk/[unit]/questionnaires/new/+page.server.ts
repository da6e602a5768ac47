import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { blankDocument } from '#lib/questionnaires/editing/blank.ts';
import * as drafting from '#lib/questionnaires/editing/drafting.server.ts';
import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import * as reuse from '#lib/questionnaires/editing/reuse.server.ts';
import { findTemplate, listTemplates } from '#lib/questionnaires/editing/templates.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireEditor(params.unit);
	const [templates, { own, above }] = await Promise.all([
		listTemplates(),
		questionnaires.listReusable(params.unit)
	]);
	const names = await units.listByIds([...new Set(above.map(({ unit_id }) => unit_id))]);
	const line = ({ id, title, questions, unit_id }: questionnaires.Listed) => ({
		...{ id, title, questions },
		from: names.find((unit) => unit.id === unit_id)?.name ?? null
	});
	return {
		/** Makes one questionnaire of however many taps. */
		key: newId(),
		templates: templates.map(({ id, about, document }) => ({
			...{ id, about, title: document.title },
			questions: questionsOf(document).length
		})),
		/** Questionnaires of this unit, and what units above it have published, to begin from. */
		own: own.map(line),
		above: above.map(line)
	};
};

export const actions: Actions = {
	begin: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const form = await request.formData();
		const said = (name: string) => String(form.get(name) ?? '').trim();
		const [key, title] = [said('key').slice(0, 60), said('title')];
		const [what, from = ''] = said('from').split(' ');
		const wrong = wrongWith({ key, title, what });
		if (wrong) return fail(400, { wrong, title: title.slice(0, 500), from: said('from') });
		if (what === 'copy') {
			const made = await reuse.copy(actor, params.unit, { key, from, title }, locals.now);
			redirect(303, editorOf(params.unit, made.id));
		}
		const document = await documentFrom(what, from, title);
		if (!document) return fail(400, { wrong: 'no_such_template' as const, title, from: '' });
		const made = await drafting.draft(actor, params.unit, { key, document }, locals.now);
		redirect(303, editorOf(params.unit, made.id));
	}
};

function wrongWith({ key, title, what }: { key: string; title: string; what?: string }) {
	if (title.length > 200) return 'title_too_long' as const;
	if (title === '' && what === 'blank') return 'no_title' as const;
	return key === '' || !['blank', 'template', 'copy'].includes(what ?? '')
		? ('nothing_chosen' as const)
		: null;
}

async function documentFrom(what: string | undefined, from: string, title: string) {
	if (what === 'blank') return blankDocument(title);
	const template = await findTemplate(from);
	if (!template || title === '') return template?.document;
	return { ...template.document, title: { ...template.document.title, zh: title } };
}

function editorOf(unit: string, questionnaire: string) {
	return resolve('/(committee)/desk/[unit]/questionnaires/[questionnaire]', {
		unit,
		questionnaire
	});
}
