import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireConfirmer } from '#lib/server/guard.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import * as votes from '#lib/votes/votes.server.ts';

type Event = RequestEvent & { params: { unit: string; vote: string } };

/** The three buttons by which two people open or close a vote. */
export function consentActions(act: confirmations.Act) {
	return {
		propose: async (event: Event) => {
			const { actor, vote, seen } = await read(event);
			if (!seen) return fail(409, { answer: 'edited_meanwhile' });
			const answer = await confirmations.propose(actor, vote.id, act, event.locals.now);
			if (answer === 'done') toVote(event);
			return answer === 'proposed' ? { answer } : fail(409, { answer });
		},
		confirm: async (event: Event) => {
			const { actor, vote, seen } = await read(event);
			if (!seen) return fail(409, { answer: 'edited_meanwhile' });
			const answer = await confirmations.confirm(actor, vote.id, act, event.locals.now);
			if (answer === 'done') toVote(event);
			return fail(409, { answer });
		},
		withdraw: async (event: Event) => {
			const { actor, vote } = await read(event);
			await confirmations.withdraw(actor, vote.id, act, event.locals.now);
			toVote(event);
		}
	};
}

/** Who acts on which vote, and whether the page they read was of its present version. */
async function read({ params, request }: Event) {
	const actor = requireConfirmer(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const version = Number((await request.formData()).get('version'));
	return { actor, vote, seen: version === vote.version };
}

function toVote({ params }: Event): never {
	redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]', params));
}
