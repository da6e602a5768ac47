import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import { checkEntry } from '#lib/rolls/hand/check.ts';
import { entryForm } from '#lib/rolls/hand/entry.form.ts';
import { lineFor } from '#lib/rolls/hand/line.server.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireConfirmer, requireDesk } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import {
	addForm,
	cancelForm,
	prolongForm,
	removeForm
} from '#lib/votes/amendments/amendments.form.ts';
import * as amendments from '#lib/votes/amendments/amendments.server.ts';
import { kinds } from '#lib/votes/amendments/amendments.ts';
import { listCandidates } from '#lib/votes/amendments/candidates.server.ts';
import type { Change } from '#lib/votes/amendments/preparing.server.ts';
import { toEpoch } from '#lib/units/local-time.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { status } from '#lib/votes/votes.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const actor = requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const wanted = url.searchParams.get('do');
	const typed = (url.searchParams.get('q') ?? '').slice(0, 60);
	const doing = kinds.find((kind) => kind === wanted) ?? null;
	const [history, candidates, found, line] = await Promise.all([
		amendments.list(vote.id),
		doing === 'add' ? listCandidates(vote) : [],
		doing === 'remove' ? slips.searchElectors(actor, vote.id, typed) : [],
		superValidate({ key: newId() }, zod4(entryForm), { errors: false })
	]);
	return {
		vote,
		status: status(vote, locals.now),
		/** Every change that was proposed, the latest first. */
		history,
		/** The form that is open; null for none. */
		doing,
		/** Makes one change of however many taps. */
		key: newId(),
		/** Lines of the roll that are no electors yet. */
		candidates,
		/** Who was searched for, and the electors that it fits. */
		typed,
		found,
		/** The form of a line that is not on the roll, and whether it is shown. */
		line,
		byHand: url.searchParams.has('typed')
	};
};

type Event = RequestEvent<RouteParams>;

export const actions: Actions = {
	prolong: async (event) => {
		const { vote, place } = await begin(event);
		const form = await superValidate(event.request, zod4(prolongForm));
		const to = toEpoch(form.data.closes_at, place.time_zone);
		if (to === null) setError(form, 'closes_at', 'required');
		if (!form.valid || to === null) return fail(400, { prolong: form });
		const answer = await made(event, vote.id, form.data, { kind: 'prolong', to });
		return fail(409, { answer, prolong: form });
	},
	add: async (event) => {
		const { vote } = await begin(event);
		const form = await superValidate(event.request, zod4(addForm));
		if (!form.valid) return fail(400, { add: form });
		const answer = await made(event, vote.id, form.data, { kind: 'add', entry: form.data.entry });
		return fail(409, { answer, add: form });
	},
	addTyped: async (event) => {
		const { vote } = await begin(event);
		const form = await superValidate(event.request, zod4(entryForm));
		const checked = checkEntry(vote.roll_kind, form.data);
		for (const { field, reason } of checked.ok ? [] : checked.faults) setError(form, field, reason);
		if (!form.valid || !checked.ok) return fail(400, { form });
		const roll = await rolls.getOfUnit(event.params.unit, vote.roll_id);
		const { line } = await lineFor(roll, checked.entry, '');
		const answer = await made(event, vote.id, form.data, { kind: 'add', line });
		return fail(409, { answer, form });
	},
	remove: async (event) => {
		const { vote } = await begin(event);
		const form = await superValidate(event.request, zod4(removeForm));
		if (!form.valid) return fail(400, { remove: form });
		const answer = await made(event, vote.id, form.data, {
			kind: 'remove',
			elector: form.data.elector
		});
		return fail(409, { answer, remove: form });
	},
	cancel: async (event) => {
		const { vote } = await begin(event);
		const form = await superValidate(event.request, zod4(cancelForm));
		if (!form.valid) return fail(400, { cancel: form });
		const answer = await made(event, vote.id, form.data, { kind: 'cancel' });
		return fail(409, { answer, cancel: form });
	},
	confirm: async (event) => {
		const { actor, vote, id } = await beginWith(event);
		const answer = await amendments.confirm(actor, vote.id, id, event.locals.now);
		return answer === 'done' ? toList(event) : fail(409, { answer });
	},
	withdraw: async (event) => {
		const { actor, vote, id } = await beginWith(event);
		await amendments.withdraw(actor, vote.id, id, event.locals.now);
		toList(event);
	}
};

/** Who acts on which vote of which unit. */
async function begin({ params }: Event) {
	const actor = requireConfirmer(params.unit);
	const [vote, place] = await Promise.all([
		votes.getOfUnit(params.unit, params.vote),
		units.get(params.unit)
	]);
	return { actor, vote, place };
}

async function beginWith(event: Event) {
	const begun = await begin(event);
	const id = (await event.request.formData()).get('id');
	return { ...begun, id: typeof id === 'string' ? id : '' };
}

/** Proposes it and leads back to the list; otherwise tells why not. */
async function made(
	event: Event,
	voteId: string,
	{ key, reason }: { key: string; reason: string },
	change: Change
) {
	const actor = requireConfirmer(event.params.unit);
	const wish = { key: key || newId(), reason, change };
	const answer = await amendments.propose(actor, voteId, wish, event.locals.now);
	return answer === 'proposed' || answer === 'done' ? toList(event) : answer;
}

function toList({ params }: Event): never {
	redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/amendments', params));
}
