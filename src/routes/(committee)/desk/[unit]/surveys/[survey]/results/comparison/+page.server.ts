import { getLocale } from '#i18n/paraglide/runtime.js';
import { compare, listEarlier } from '#lib/questionnaires/findings/comparison.server.ts';
import { endsAt, type Survey } from '#lib/questionnaires/surveys/survey.ts';
import { date } from '#lib/ui/format.ts';
import * as units from '#lib/units/units.server.ts';
import { surveyOf } from '../look.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { survey } = await surveyOf(params);
	const [earlier, unit] = await Promise.all([
		listEarlier(survey, locals.now),
		units.get(params.unit)
	]);
	const locale = getLocale();
	const labelled = (one: Survey) => ({
		survey: one,
		label: date(endsAt(one), locale, unit.time_zone)
	});
	const other = earlier.find(({ id }) => id === url.searchParams.get('with')) ?? earlier[0];
	const compared = other && (await compare([labelled(survey), labelled(other)], locals.now));
	return {
		title: survey.title,
		earlier: earlier.map((one) => ({ id: one.id, label: labelled(one).label })),
		with: other?.id ?? null,
		questions: compared?.questions ?? null
	};
};
