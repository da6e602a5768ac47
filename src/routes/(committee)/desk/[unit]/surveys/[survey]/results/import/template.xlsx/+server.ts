import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { say } from '#lib/questionnaires/document.ts';
import {
	savedAs,
	shortOf,
	streamOf,
	templateFile
} from '#lib/questionnaires/findings/exporting/files.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { surveyOf } from '../../look.server.ts';
import type { RequestHandler } from './$types';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET: RequestHandler = async ({ params }) => {
	const { survey } = await surveyOf(params);
	const document = await documentOf(survey.questionnaire_version_id);
	const locale = getLocale();
	const title = shortOf(say(survey.title, locale));
	const name = `${m.findings_import_template_name({ title })}.xlsx`;
	return new Response(streamOf(templateFile(document, locale)), {
		headers: savedAs(name, type, locale)
	});
};
