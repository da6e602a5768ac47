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
			const { actor, vote, seen, reason } = await read(event);
			if (!seen) return fail(409, { answer: 'edited_meanwhile', reason });
			const wish = { act, reason };
			const answer = await confirmations.propose(actor, vote.id, wish, event.locals.now);
			if (answer === 'done') toVote(event);
			return answer === 'proposed' ? { answer } : fail(409, { answer, reason });
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

/** One line, or a few, that everybody may read: tidied and cut at 500 signs. */
export function readText(value: FormDataEntryValue | null): string {
	if (typeof value !== 'string') return '';
	const text = value
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '');
	return text.trim().slice(0, 500);
}

/** Who acts on which vote, and whether the page they read was of its present version. */
async function read({ params, request }: Event) {
	const actor = requireConfirmer(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const form = await request.formData();
	const version = Number(form.get('version'));
	return { actor, vote, seen: version === vote.version, reason: readText(form.get('reason')) };
}

function toVote({ params }: Event): never {
	redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]', params));
}
