import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/people/actor.ts';
import { readPoints } from '#lib/programmes/points.ts';
import { wordsIn } from '#lib/reviews/reviewing.form.ts';
import { giveReason } from '#lib/reviews/settling.server.ts';
import { WORDS } from '#lib/reviews/stops.ts';
import * as versions from '#lib/reviews/versions.server.ts';
import { field, to, typedIn } from './sent.server.ts';

type Event = RequestEvent<{ review: string }>;

/** Says why a score is what it is, where scores lie too far apart. */
export async function explain(actor: Actor, event: Event) {
	const form = await event.request.formData();
	const [at, reason] = [field(form, 'indicator'), field(form, 'reason')];
	const outcome = await giveReason(actor, event.params.review, { indicatorKey: at, reason });
	if (outcome !== 'kept') return fail(409, { at, typed: typedIn(form), refused: outcome });
	redirect(303, to(event, at));
}

/** Changes a sealed score or its comment. */
export async function amendScore(actor: Actor, event: Event) {
	const form = await event.request.formData();
	const [at, comment] = [field(form, 'indicator'), field(form, 'comment')];
	const score = readPoints(field(form, 'score'));
	const input = { indicatorKey: at, score, comment, reason: field(form, 'reason') };
	const outcome = await versions.amendScore(actor, event.params.review, input, event.locals.now);
	if (outcome !== 'amended') return fail(409, { at, typed: typedIn(form), refused: outcome });
	redirect(303, to(event, at));
}

/** Changes the words on the whole of a sealed review. */
export async function amendWords(actor: Actor, event: Event) {
	const form = await event.request.formData();
	const sent = wordsIn(form);
	if (!sent) return fail(400, { refused: 'unreadable' });
	const input = { ...sent, reason: field(form, 'reason') };
	const outcome = await versions.amendWords(actor, event.params.review, input, event.locals.now);
	if (outcome !== 'amended')
		return fail(409, { at: WORDS, typed: typedIn(form), refused: outcome });
	redirect(303, to(event, WORDS));
}
