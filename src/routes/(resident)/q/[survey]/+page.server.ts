import * as drafts from '#lib/questionnaires/answering/drafts.server.ts';
import type { Holder } from '#lib/questionnaires/answering/holder.ts';
import { howLong } from '#lib/questionnaires/answering/how-long.ts';
import * as phones from '#lib/questionnaires/answering/phone-cookie.server.ts';
import { hasAnswered } from '#lib/questionnaires/answering/why-not.server.ts';
import { maskName } from '#lib/ui/format.ts';
import {
	askedIn,
	findHolder,
	introOf,
	requireSlip,
	requireTaking,
	turnAway
} from '../asked.server.ts';
import { goOnAnswering } from '../beginning.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cookies, params, locals } = event;
	const asked = await askedIn(params.survey);
	const { survey, document } = asked;
	const mode = requireTaking(asked, locals.actor, locals.now);
	const holder = await findHolder(asked, mode, event);
	if (holder?.kind === 'invitee' && (await hasAnswered(survey.id, holder.invitee_id))) {
		turnAway('already', asked);
	}
	const draft = holder && (await drafts.find(survey.id, holder));
	return {
		/** What is asked, and by whom. */
		asked: introOf(asked, mode),
		/** Whose slip it is, with the name masked; null where nobody in particular is asked. */
		whose: holder?.kind === 'invitee' ? await doorOf() : null,
		/** How many questions come at first, and how many minutes they take. */
		long: howLong(document, aroundHolder(holder)),
		/** Something was answered already, and not sent. */
		hasDraft: draft !== null && Object.keys(draft.answers).length > 0,
		/** This browser has sent a response already. */
		isDone:
			mode === 'open' && survey.access === 'open' && phones.read(cookies, survey.id) === 'done'
	};

	async function doorOf() {
		const { name, building, entrance, room } = await requireSlip(asked, cookies, locals.now);
		return { door: { building, entrance, room }, name: maskName(name) };
	}
};

export const actions: Actions = {
	/** Begins, or goes on; on a phone that has sent a response already, somebody else of the family begins. */
	begin: async (event) => goOnAnswering(await askedIn(event.params.survey), event),
	/** Throws away what was answered, and begins from the start. */
	anew: async (event) => {
		const asked = await askedIn(event.params.survey);
		const mode = requireTaking(asked, event.locals.actor, event.locals.now);
		const holder = await findHolder(asked, mode, event);
		if (holder) await drafts.drop(asked.survey.id, holder);
		return goOnAnswering(asked, event);
	}
};

function aroundHolder(holder: Holder | null) {
	return holder?.kind === 'invitee' ? { roll: holder.roll } : {};
}
