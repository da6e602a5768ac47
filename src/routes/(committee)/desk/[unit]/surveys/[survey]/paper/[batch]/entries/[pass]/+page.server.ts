import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { rollOf } from '#lib/questionnaires/answering/holder.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import {
	isCoded,
	mayType,
	MOST_PAPERS,
	type Pass
} from '#lib/questionnaires/paper-responses/batch.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import type { TypedPaper } from '#lib/questionnaires/paper-responses/compare.ts';
import { finish, papersOf } from '#lib/questionnaires/paper-responses/entries.server.ts';
import { findHolder, holdersOf } from '#lib/questionnaires/paper-responses/holders.server.ts';
import { linesOf } from '#lib/questionnaires/paper-responses/lines.ts';
import { writePaper } from '#lib/questionnaires/paper-responses/typed.ts';
import { remove, type } from '#lib/questionnaires/paper-responses/typing.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { textOf, wholeOf } from '../../../fields.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** Papers that are listed under the one that is typed. */
const RECENT = 12;
const HERE = '/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]/entries/[pass]';

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = requireEditor(params.unit);
	const { survey, batch, pass } = await find(params);
	const { two_person } = await units.get(params.unit);
	const allowed = mayType(batch, pass, actor.id, two_person);
	const [document, papers] = await Promise.all([
		documentOf(survey.questionnaire_version_id),
		allowed === 'yes' ? papersOf(batch.id, pass) : []
	]);
	const last = papers.at(-1)?.position ?? 0;
	const asked = wholeOf(url.searchParams.get('paper') ?? '');
	const position = asked >= 1 && asked <= MOST_PAPERS ? asked : last + 1;
	const kept = papers.find((paper) => paper.position === position) ?? null;
	const recent = papers.slice(-RECENT);
	const holders = await holdersOf(
		survey.id,
		[...recent, ...(kept ? [kept] : [])].flatMap(({ invitee_id }) => invitee_id ?? [])
	);
	const doorOf = (paper: TypedPaper | null) => holders.get(paper?.invitee_id ?? '') ?? null;
	const whose = doorOf(kept);
	return {
		survey: { id: survey.id, title: survey.title, access: survey.access },
		coded: isCoded(survey),
		document,
		batch: { id: batch.id, number: batch.number, papers: batch.papers },
		pass,
		/** Whether the reader makes this entry; if not, nothing of it is shown. */
		mayType: allowed,
		typed: papers.length,
		last,
		/** The paper that is typed now, and what is kept of it already. */
		paper: {
			position,
			isNew: kept === null,
			lines: kept ? writePaper(document, kept.answers) : {},
			door: whose,
			roll: whose ? rollOf(whose) : {}
		},
		/** Those typed last, with how many answers each has. */
		recent: recent.reverse().map((paper) => ({
			position: paper.position,
			door: doorOf(paper),
			answers: Object.keys(paper.answers).length
		}))
	};
};

export const actions: Actions = {
	save: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { batch, pass, document } = await find(params);
		const data = await request.formData();
		const sheet = sheetOf(document, data);
		const taken = await type(actor, batch, pass, sheet, locals.now);
		const typed = { code: sheet.code, lines: sheet.lines };
		if (!taken) return fail(409, { answer: 'not_yours' as const, typed });
		if ('place' in taken) return fail(409, { answer: 'place' as const, typed });
		if ('whose' in taken) return fail(400, { answer: 'whose' as const, ...taken, typed });
		if ('lines' in taken)
			return fail(400, { answer: 'lines' as const, faults: taken.lines, typed });
		redirect(303, `${resolve(HERE, params)}?paper=${sheet.position + 1}`);
	},
	/** Whose paper it is, before it is typed on. */
	look: async ({ request, params }) => {
		requireEditor(params.unit);
		const { survey } = await find(params);
		const found = await findHolder(survey.id, textOf(await request.formData(), 'code'));
		if ('fault' in found) return { whose: found.fault };
		if (found.channel) return { whose: { answered: found.channel } };
		return { door: found, roll: rollOf(found) };
	},
	remove: async ({ request, params }) => {
		const actor = requireEditor(params.unit);
		const { batch, pass } = await find(params);
		const position = wholeOf(textOf(await request.formData(), 'position'));
		if ((await remove(actor, batch, pass, position)) === 'not_yours') {
			return fail(409, { answer: 'not_yours' as const });
		}
		redirect(303, `${resolve(HERE, params)}?paper=${position}`);
	},
	finish: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		const { batch, pass } = await find(params);
		if ((await finish(actor, batch, pass, locals.now)) === 'not_yours') {
			return fail(409, { answer: 'not_finished' as const });
		}
		redirect(303, resolve('/(committee)/desk/[unit]/surveys/[survey]/paper/[batch]', params));
	}
};

async function find(params: RequestEvent<RouteParams>['params']) {
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const batch = await batches.get(survey.id, params.batch);
	const pass: Pass | null = params.pass === '1' ? 1 : params.pass === '2' ? 2 : null;
	if (pass === null) refuse('not_found', `there is no entry ${params.pass}`);
	return { survey, batch, pass, document: await documentOf(survey.questionnaire_version_id) };
}

function sheetOf(document: Document, data: FormData) {
	return {
		position: wholeOf(textOf(data, 'position')),
		isNew: textOf(data, 'kept') !== 'yes',
		code: textOf(data, 'code').slice(0, 500),
		lines: Object.fromEntries(
			linesOf(document).map(({ question: { key } }) => [key, textOf(data, `line-${key}`)])
		)
	};
}
