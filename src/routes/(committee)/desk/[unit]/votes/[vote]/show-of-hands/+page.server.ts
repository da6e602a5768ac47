import { fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { handsForm } from '#lib/votes/meeting/hands.form.ts';
import * as meeting from '#lib/votes/meeting/meeting.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const lines = await meeting.list(vote.id);
	const [newest] = lines;
	return {
		vote: {
			id: vote.id,
			question: vote.question,
			roll_kind: vote.roll_kind,
			/** How many hands there can be. */
			electors: vote.electorate_heads ?? 0
		},
		/** Why nothing can be recorded now; null when it can. */
		whyNot: meeting.whyNot(vote, locals.now),
		/** Every line, the one that counts first. */
		lines,
		/** Filled with the line that counts, to be corrected. */
		form: await superValidate(
			newest ? { ...texts(newest), key: newId() } : { key: newId() },
			zod4(handsForm),
			{ errors: false }
		),
		recorded: url.searchParams.has('recorded')
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		const data = await request.formData();
		const form = await superValidate(data, zod4(handsForm));
		if (!form.valid) return fail(400, { form });
		const { key, note, ...typed } = form.data;
		const upload = data.get('file');
		const file = upload instanceof File && upload.name !== '' ? upload : null;
		const input = { ...numbers(typed), key, note, file };
		const answer = await meeting.record(actor, vote.id, input, locals.now);
		if (answer === 'recorded') {
			const here = resolve('/(committee)/desk/[unit]/votes/[vote]/show-of-hands', params);
			redirect(303, `${here}?recorded`);
		}
		return message(form, answer, { status: 400 });
	}
};

type Field = 'present' | 'votes_for' | 'votes_against' | 'abstaining';

function numbers(typed: Record<Field, string>): Record<Field, number> {
	const { present, votes_for, votes_against, abstaining } = typed;
	return {
		present: Number(present),
		votes_for: Number(votes_for),
		votes_against: Number(votes_against),
		abstaining: Number(abstaining)
	};
}

function texts(line: Record<Field, number>): Record<Field, string> {
	const { present, votes_for, votes_against, abstaining } = line;
	return {
		present: String(present),
		votes_for: String(votes_for),
		votes_against: String(votes_against),
		abstaining: String(abstaining)
	};
}
