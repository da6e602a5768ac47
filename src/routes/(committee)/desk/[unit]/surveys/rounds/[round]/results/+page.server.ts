import { getLocale } from '#i18n/paraglide/runtime.js';
import { compare } from '#lib/questionnaires/findings/comparison.server.ts';
import * as rounds from '#lib/questionnaires/surveys/rounds.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const { parts } = await rounds.getOfUnit(params.unit, params.round, locals.now);
	const locale = getLocale();
	const name = ({ unit }: rounds.Part) => (locale === 'en' ? unit.name_en : unit.name);
	const over = parts.filter(({ status }) => status === 'closed');
	const compared = await compare(
		over.map((part) => ({ survey: part.survey, label: name(part) })),
		locals.now
	);
	return {
		title: parts[0]?.survey.title ?? { zh: '' },
		/** The communities in which it is not over yet. */
		waiting: parts.filter(({ status }) => status !== 'closed').map(name),
		questions: compared?.questions ?? null
	};
};
