import type { RequestEvent } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as consultations from '#lib/consultations/consultations.server.ts';
import type { SurveyFault } from '#lib/questionnaires/surveys/drafting.server.ts';
import { listVersionsOnOffer } from '#lib/questionnaires/surveys/listing.server.ts';
import { surveyForm, type SurveyInput } from '#lib/questionnaires/surveys/survey.form.ts';
import type { Survey } from '#lib/questionnaires/surveys/survey.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { toLocal } from '#lib/units/local-time.ts';

type Form = SuperValidated<SurveyInput>;

const DAY = 86_400_000;

/** What the form of a survey offers: published questionnaires, rolls in use, and consultations of the unit. */
export async function offers(unitId: string) {
	const [versions, listed, matters] = await Promise.all([
		listVersionsOnOffer(unitId),
		rolls.listOfUnit(unitId),
		consultations.listLatest(unitId)
	]);
	return {
		versions,
		rolls: listed
			.filter(({ retired_at }) => retired_at === null)
			.map(({ id, name, entries }) => ({ id, name, entries })),
		consultations: matters
	};
}

/** The form for a new survey: from tomorrow morning for ten days, on the only roll if there is but one. */
export function newSurveyForm(chosen: Partial<SurveyInput>, zone: string, now: number) {
	return superValidate({ ...timesAhead(zone, now), ...chosen }, zod4(surveyForm), {
		errors: false
	});
}

/** From tomorrow at eight for ten days, by the unit's clock. */
export function timesAhead(zone: string, now: number) {
	const day = (days: number, time: string) => toLocal(now + days * DAY, zone).slice(0, 11) + time;
	return { opens_at: day(1, '08:00'), closes_at: day(11, '18:00') };
}

/** The form with a draft in it. */
export function formOfSurvey(survey: Survey, zone: string) {
	const { questionnaire_version_id, access, live, version } = survey;
	return superValidate(
		{
			...{ questionnaire_version_id, access, live, version },
			consultation_id: survey.consultation_id ?? '',
			roll_id: survey.roll_id ?? '',
			opens_at: toLocal(survey.opens_at, zone),
			closes_at: toLocal(survey.closes_at, zone)
		},
		zod4(surveyForm),
		{ errors: false }
	);
}

/** What was sent. */
export function readSurveyForm({ request }: Pick<RequestEvent, 'request'>): Promise<Form> {
	return superValidate(request, zod4(surveyForm));
}

/** Puts what only the tables could tell beside its field. */
export function putFault(form: Form, { fault, field }: SurveyFault): void {
	setError(form, field, fault);
}
