import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { newId } from '#lib/server/id.ts';
import { findEntered } from '#lib/votes/assistance/entered.server.ts';
import { isEntered, LONGEST_NOTE } from '#lib/votes/assistance/help.ts';
import { object } from '#lib/votes/assistance/objecting.server.ts';
import { mayObject } from '#lib/votes/assistance/objections.ts';
import { listOfElector } from '#lib/votes/assistance/objections.server.ts';
import * as casting from '#lib/votes/casting.server.ts';
import { askedBy, paperOf, requireHolder, requireOpen } from '../../../paper.server.ts';
import { turnAway } from '../../../turn-away.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params } = event;
	const { holder, asked } = await begin(event);
	const [cast, made] = await Promise.all([
		casting.castState(holder.elector_id),
		listOfElector(params.vote, holder.elector_id)
	]);
	if (!cast || !isEntered(cast.channel) || !mayObject(made)) {
		redirect(303, resolve('/(resident)/v/[vote]', params));
	}
	return {
		paper: paperOf(asked, holder),
		/** By which way others entered the ballot, and what is known of it. */
		channel: cast.channel,
		entered: await findEntered(holder.elector_id, cast.channel),
		/** The longest note that is kept. */
		longest: LONGEST_NOTE,
		/** Sent along, so that sending twice is one objection, and of this slip. */
		key: newId(),
		slip: holder.slip_id
	};
};

export const actions: Actions = {
	object: async (event) => {
		const { holder } = await begin(event);
		const form = await event.request.formData();
		const field = (name: string) => {
			const value = form.get(name);
			return typeof value === 'string' ? value : '';
		};
		if (field('slip') !== holder.slip_id) turnAway('other_slip');
		await object(holder, { note: field('note'), key: field('key') }, event.locals.now);
		// Whatever the answer, that page says how things stand.
		redirect(303, resolve('/(resident)/v/[vote]', event.params));
	}
};

/** Who objects, while ballots are taken. */
async function begin({ cookies, params, locals }: RequestEvent<RouteParams>) {
	const holder = await requireHolder(cookies, params.vote, locals.now);
	const asked = await askedBy(params.vote);
	requireOpen(asked, locals.now);
	return { holder, asked };
}
