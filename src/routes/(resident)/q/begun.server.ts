import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as drafts from '#lib/questionnaires/answering/drafts.server.ts';
import type { Holder } from '#lib/questionnaires/answering/holder.ts';
import { aroundOf } from '#lib/questionnaires/answering/quotas.server.ts';
import { sift } from '#lib/questionnaires/answering/sift.ts';
import { hasAnswered } from '#lib/questionnaires/answering/why-not.server.ts';
import { walk } from '#lib/questionnaires/walk.ts';
import { askedIn, findHolder, requireTaking, turnAway, type Asked } from './asked.server.ts';

type Event = Pick<RequestEvent, 'cookies' | 'locals'>;

/** A response that was begun: who answers, what they have answered, and the way that it leads. */
export type Begun = Awaited<ReturnType<typeof requireBegun>>;

/** The response begun in this browser, or with this slip; whoever has begun none is sent to the first page. */
export async function requireBegun(surveyId: string, event: Event) {
	const asked = await askedIn(surveyId);
	const mode = requireTaking(asked, event.locals.actor, event.locals.now);
	const holder = await findHolder(asked, mode, event);
	if (!holder) toStart(surveyId);
	const [found, around] = await Promise.all([
		drafts.find(surveyId, holder),
		aroundOf(surveyId, asked.document, holder)
	]);
	if (!found) return notBegun(asked, holder);
	const draft = mode === 'trial' ? stillStanding(asked, found) : found;
	const way = walk(asked.document, draft.answers, around);
	return { asked, mode, holder, draft, around, way };
}

/** Names whom a form belongs to, so that a slip opened meanwhile in the same browser is not answered for by mistake. */
export const whoseForm = ({ keyHash }: Holder): string => keyHash.slice(0, 16);

/** Refuses a form that was made for somebody else. */
export function requireSame({ asked, holder }: Begun, form: FormData): void {
	if (form.get('.whose') !== whoseForm(holder)) turnAway('other_person', asked);
}

/** When the database is too busy it says so, and the page comes back with what was typed. */
export async function orBusy<T>(task: Promise<T>): Promise<T | 'busy'> {
	try {
		return await task;
	} catch (thrown) {
		if (isHttpError(thrown, 503)) return 'busy';
		throw thrown;
	}
}

/** Where somebody begins, or goes on. */
export function toStart(survey: string): never {
	redirect(303, resolve('/(resident)/q/[survey]', { survey }));
}

/** Until it opens a survey may take another version of its questions: a trial goes on with the answers that still stand. */
function stillStanding({ document }: Asked, draft: drafts.Draft): drafts.Draft {
	return { ...draft, answers: sift(document, draft.answers).answers };
}

async function notBegun(asked: Asked, holder: Holder): Promise<never> {
	const { id } = asked.survey;
	if (holder.kind === 'invitee' && (await hasAnswered(id, holder.invitee_id))) {
		turnAway('already', asked);
	}
	toStart(id);
}
