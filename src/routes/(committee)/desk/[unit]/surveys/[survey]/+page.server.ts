import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as people from '#lib/people/names.server.ts';
import { questionsOf } from '#lib/questionnaires/document.ts';
import { listChanges } from '#lib/questionnaires/surveys/changes.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as drafting from '#lib/questionnaires/surveys/drafting.server.ts';
import { authorOf } from '#lib/questionnaires/surveys/listing.server.ts';
import * as opening from '#lib/questionnaires/surveys/opening.server.ts';
import { prolongForm, reasonForm } from '#lib/questionnaires/surveys/survey.form.ts';
import { status } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { turnout } from '#lib/questionnaires/surveys/turnout.server.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { wholeIn } from '#lib/server/whole-in.ts';
import { drawQr } from '#lib/slips/qr.ts';
import { toEpoch } from '#lib/units/local-time.ts';
import * as units from '#lib/units/units.server.ts';
import { linkOf } from '../../survey-link.server.ts';
import { formOfSurvey, offers, putFault, readSurveyForm } from '../../survey-drafting.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, locals, depends, url }) => {
	requireDesk(params.unit);
	depends('minyi:responses');
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	const standing = status(survey, locals.now);
	const [place, author, document, changes, matter, roll, names] = await Promise.all([
		units.get(params.unit),
		authorOf(survey),
		documentOf(survey.questionnaire_version_id),
		listChanges(survey.id),
		survey.consultation_id === null ? null : consultations.find(survey.consultation_id),
		survey.roll_id === null ? null : rolls.find(survey.roll_id),
		people.namesOf([survey.created_by, survey.opened_by, survey.closed_by])
	]);
	const isDraft = standing === 'draft';
	return {
		survey,
		status: standing,
		/** The unit above that gave it, or null. */
		giver: author && author.id !== params.unit ? author : null,
		consultation: matter && { id: matter.id, title: matter.title },
		roll: roll && { id: roll.id, name: roll.name },
		questions: questionsOf(document).filter(({ kind }) => kind !== 'statement').length,
		/** Who drafted, opened and closed it, by id. */
		names,
		/** While it is a draft: its form, what it may choose from, and what stands against opening it. */
		draft: isDraft
			? {
					form: await formOfSurvey(survey, place.time_zone),
					...(await offers(params.unit)),
					obstacle: await opening.obstacle(survey, locals.now),
					lines: roll ? (await rolls.sumsOf(roll)).entries : null
				}
			: null,
		/** Once it was opened: how many have answered, never what. */
		turnout: survey.opened_at === null ? null : await turnout(survey),
		/** Where it is answered, and that as a QR code. */
		address: linkOf(survey.id),
		qr: drawQr(linkOf(survey.id)),
		/** What was changed after the opening, and why. */
		changes,
		/** What was done just now, to say so. */
		done: url.searchParams.get('done'),
		now: locals.now
	};
};

type Event = RequestEvent<RouteParams>;

export const actions: Actions = {
	revise: async (event) => {
		const { actor, survey, now } = await begin(event);
		const form = await readSurveyForm(event);
		if (!form.valid) return fail(400, { form });
		const answer = await drafting.revise(actor, survey.id, form.data.version, form.data, now);
		if (answer === 'revised') here(event, 'saved');
		if (typeof answer === 'object') {
			putFault(form, answer);
			return fail(400, { form });
		}
		form.data.version = survey.version;
		return message(form, answer, { status: 409 });
	},
	open: async (event) => {
		const { actor, survey, now } = await begin(event);
		const version = wholeIn(await event.request.formData(), 'version');
		const answer = await opening.open(actor, survey.id, version, now);
		if (answer === 'opened') here(event, 'opened');
		return fail(409, { notOpened: answer });
	},
	discard: async (event) => {
		const { actor, survey, now } = await begin(event);
		const answer = await drafting.discard(actor, survey.id, now);
		if (answer !== 'discarded') return fail(409, { notOpened: 'already_opened' as const });
		redirect(303, resolve('/(committee)/desk/[unit]/surveys', { unit: event.params.unit }));
	},
	prolong: async (event) => {
		const { actor, survey, now } = await begin(event);
		const prolong = await superValidate(event.request, zod4(prolongForm));
		const { time_zone } = await units.get(event.params.unit);
		const to = toEpoch(prolong.data.closes_at, time_zone);
		if (to === null) setError(prolong, 'closes_at', 'no_such_time');
		if (!prolong.valid || to === null) return fail(400, { prolong });
		const { reason } = prolong.data;
		const answer = await opening.prolong(actor, survey.id, { to, reason }, now);
		if (answer === 'prolonged') here(event, 'prolonged');
		if (answer === 'no_reason') setError(prolong, 'reason', 'required');
		else if (answer !== 'not_running') setError(prolong, 'closes_at', answer);
		return fail(409, { prolong, ...(answer === 'not_running' && { over: true }) });
	},
	close: async (event) => {
		const { actor, survey, now } = await begin(event);
		const close = await superValidate(event.request, zod4(reasonForm));
		if (!close.valid) return fail(400, { close });
		const answer = await opening.close(actor, survey.id, close.data.reason, now);
		if (answer === 'closed') here(event, 'closed');
		return fail(409, { close, over: true });
	},
	publish: async (event) => {
		const { actor, survey, now } = await begin(event);
		const answer = await opening.publishResults(actor, survey.id, now);
		if (answer === 'published') here(event, 'published');
		return fail(409, { notOver: true });
	},
	withdraw: async (event) => {
		const { actor, survey, now } = await begin(event);
		const withdraw = await superValidate(event.request, zod4(reasonForm));
		if (!withdraw.valid) return fail(400, { withdraw });
		await opening.withdrawResults(actor, survey.id, withdraw.data.reason, now);
		here(event, 'withdrawn');
	}
};

/** Who acts on which survey of which unit. */
async function begin({ params, locals }: Event) {
	const actor = requireEditor(params.unit);
	const survey = await surveys.getOfUnit(params.unit, params.survey);
	return { actor, survey, now: locals.now };
}

function here({ params }: Event, done: string): never {
	redirect(303, `${resolve('/(committee)/desk/[unit]/surveys/[survey]', params)}?done=${done}`);
}
