import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { fieldsOf, fieldsOfWhole } from '#lib/reviews/fields.ts';
import { judgingIn, wordsIn } from '#lib/reviews/reviewing.form.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { typedIn as allTypedIn } from '#lib/server/typed-in.ts';
import { beside, wayOf, WORDS } from '#lib/reviews/stops.ts';

type Event = RequestEvent<{ review: string }>;

/** What was typed, to stand in the form again. */
export function typedIn(form: FormData): Record<string, string> {
	const typed = Object.entries(allTypedIn(form)).filter(([name]) => !name.startsWith('base.'));
	return Object.fromEntries(typed);
}

/** One field of a form, line breaks as one character. */
export function field(form: FormData, name: string): string {
	return String(form.get(name) ?? '').replace(/\r\n?/g, '\n');
}

/** The address of a stop of the review. */
export function to({ params }: Pick<Event, 'params'>, at: string): string {
	const path = resolve('/(evaluator)/reviews/[review]', params);
	return `${path}?at=${encodeURIComponent(at)}`;
}

/** Keeps score, comment and marks of one indicator, as a button or the page itself sends them. */
export async function judge(actor: Actor, event: Event) {
	const form = await event.request.formData();
	const sent = judgingIn(form);
	if (!sent) return fail(400, { refused: 'unreadable' });
	const { indicator: at, judged, over, marks, isReadable } = sent;
	const typed = typedIn(form);
	if (!isReadable) return fail(400, { at, typed, refused: 'not_on_scale' });
	const [{ review }, { now }] = [event.params, event.locals];
	const input = { indicatorKey: at, ...judged, ...(over ? { over } : {}) };
	const outcome = await reviewing.judge(actor, review, input, now);
	if (outcome === 'edited_meanwhile') {
		const standing = (await reviewing.judgements(review)).get(at);
		return fail(409, { at, typed, refused: outcome, theirs: fieldsOf(standing, [], new Map()) });
	}
	if (outcome !== 'kept') return fail(409, { at, typed, refused: outcome });
	const before = await reviewing.marks(review);
	for (const [evidenceId, mark] of marks) {
		if (before.get(evidenceId) === mark) continue;
		const answer = await reviewing.markEvidence(actor, review, { evidenceId, mark }, now);
		if (answer !== 'kept') return fail(409, { at, typed, refused: answer });
	}
	return onwards(actor, event, { form, at });
}

/** Keeps the words on the whole. */
export async function comment(actor: Actor, event: Event) {
	const form = await event.request.formData();
	const sent = wordsIn(form);
	if (!sent) return fail(400, { refused: 'unreadable' });
	const [at, typed] = [WORDS, typedIn(form)];
	const { review } = event.params;
	const outcome = await reviewing.comment(actor, review, sent, event.locals.now);
	if (outcome === 'edited_meanwhile') {
		const theirs = fieldsOfWhole(await reviewing.getOwn(actor, review));
		return fail(409, { at, typed, refused: outcome, theirs });
	}
	if (outcome !== 'kept') return fail(409, { at, typed, refused: outcome });
	return onwards(actor, event, { form, at });
}

/** Goes on as the button that was pressed says: a step further, a step back, or nowhere. */
async function onwards(
	actor: Actor,
	event: Event,
	{ form, at }: { form: FormData; at: string }
): Promise<never> {
	const then = field(form, 'then');
	const { programme_id } = await reviewing.getOwn(actor, event.params.review);
	const { terms } = await termsOf(programme_id);
	const by = then === 'next' ? 1 : then === 'back' ? -1 : null;
	redirect(303, to(event, by === null ? at : (beside(wayOf(terms.criteria), at, by) ?? at)));
}
