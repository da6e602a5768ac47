import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import * as attachments from '#lib/consultations/attachments.server.ts';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import { isParticipant, isTopic, status } from '#lib/consultations/consultations.ts';
import * as drafting from '#lib/consultations/drafting.server.ts';
import * as surveyDates from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { markdown } from '#lib/server/markdown.ts';
import * as votes from '#lib/votes/votes.server.ts';
import * as voteDates from '#lib/votes/votes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	requireDesk(params.unit);
	const found = await consultations.getOfUnit(params.unit, params.consultation);
	const [steps, files, itsVotes, itsSurveys, frozen] = await Promise.all([
		consultations.listSteps(found.id),
		consultations.listAttachments(found.id),
		votes.listOfConsultation(found.id),
		surveys.listOfConsultation(found.id),
		drafting.isFrozen(found.id)
	]);
	const notice = steps.find(({ kind }) => kind === 'notice')?.body ?? '';
	const { id, title, topic, participants, participants_note, background, version } = found;
	const ticked = participants.filter(isParticipant);
	const known = isTopic(topic) ? { topic } : {};
	const saved = { title, participants: ticked, participants_note, background, notice, version };
	return {
		consultation: {
			id,
			title,
			topic,
			participants,
			participants_note,
			created_at: found.created_at,
			published_at: found.published_at,
			revised_at: found.revised_at,
			status: status(found, locals.now)
		},
		/** Background and notice as HTML. */
		background: markdown(background),
		notice: markdown(notice),
		files,
		/** The votes in the order of their steps. */
		votes: itsVotes
			.map((vote) => ({
				id: vote.id,
				question: vote.question,
				opens_at: vote.opens_at,
				ends_at: voteDates.endsAt(vote),
				status: voteDates.status(vote, locals.now),
				position: steps.findIndex((step) => step.id === vote.step_id)
			}))
			.sort((a, b) => a.position - b.position),
		/** The surveys in the order of their steps. */
		surveys: itsSurveys
			.map((survey) => ({
				id: survey.id,
				title: survey.title,
				opens_at: survey.opens_at,
				ends_at: surveyDates.endsAt(survey),
				status: surveyDates.status(survey, locals.now),
				position: steps.findIndex((step) => step.id === survey.step_id)
			}))
			.sort((a, b) => a.position - b.position),
		/** A vote was opened on it: its words stay. */
		frozen,
		/** The form is shown instead of the text. */
		editing: url.searchParams.has('edit') && !frozen,
		form: await superValidate({ ...saved, ...known }, zod4(consultationForm), { errors: false }),
		/** What was done just now, to say so. */
		done: url.searchParams.get('done')
	};
};

const here = (params: { unit: string; consultation: string }, done: string) =>
	redirect(
		303,
		`${resolve('/(committee)/desk/[unit]/consultations/[consultation]', params)}?done=${done}`
	);

export const actions: Actions = {
	preview: async ({ request, params }) => {
		requireEditor(params.unit);
		const form = await superValidate(request, zod4(consultationForm));
		form.errors = {};
		return { form, preview: markdown(form.data.background) };
	},
	revise: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id, version } = await consultations.getOfUnit(params.unit, params.consultation);
		const form = await superValidate(request, zod4(consultationForm));
		if (!form.valid) return fail(400, { form });
		const answer = await drafting.revise(actor, id, form.data, locals.now);
		if (answer === 'revised') here(params, 'saved');
		form.data.version = version;
		return message(form, answer, { status: 409 });
	},
	publish: async ({ params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await consultations.getOfUnit(params.unit, params.consultation);
		await drafting.publish(actor, id, locals.now);
		here(params, 'published');
	},
	attach: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await consultations.getOfUnit(params.unit, params.consultation);
		const upload = (await request.formData()).get('file');
		if (!(upload instanceof File) || upload.name === '')
			return fail(400, { attachment: 'none_chosen' as const });
		const answer = await attachments.add(actor, id, upload, locals.now);
		if (answer === 'added') here(params, 'attached');
		return fail(400, { attachment: answer });
	},
	detach: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const { id } = await consultations.getOfUnit(params.unit, params.consultation);
		const file = String((await request.formData()).get('file') ?? '');
		const answer = await attachments.remove(actor, id, file, locals.now);
		if (answer === 'removed') here(params, 'detached');
		return fail(409, { attachment: 'frozen' as const });
	}
};
