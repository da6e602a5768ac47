import { m } from '#i18n/paraglide/messages.js';
import { getLocale } from '#i18n/paraglide/runtime.js';
import { say } from '#lib/questionnaires/document.ts';
import {
	savedAs,
	shortOf,
	type Whole
} from '#lib/questionnaires/findings/exporting/files.server.ts';
import * as units from '#lib/units/units.server.ts';
import { finalSurvey } from './look.server.ts';

/** Everything that a file of all responses is made of; only once the survey is over. */
export async function wholeOf(
	params: { unit: string; survey: string },
	now: number
): Promise<Whole> {
	const [{ survey, whole }, unit] = await Promise.all([
		finalSurvey(params, now),
		units.get(params.unit)
	]);
	const locale = getLocale();
	const community = locale === 'en' ? unit.name_en : unit.name;
	return { survey, document: whole.document, locale, community, now };
}

/** Headers of a file of responses, or of their codebook. */
export function headersOf(
	{ survey, locale }: Whole,
	ending: string,
	type: string,
	part: 'responses' | 'codebook' = 'responses'
): HeadersInit {
	const title = shortOf(say(survey.title, locale));
	const name =
		part === 'responses'
			? m.findings_export_name({ title })
			: m.findings_export_codebook_name({ title });
	return savedAs(`${name}.${ending}`, type, locale);
}
