import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireEditor } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import { isCoded } from '#lib/votes/paper-ballots/batch.ts';
import { printNumber, scanNumber } from '#lib/votes/paper-ballots/number.ts';
import { prepare } from '#lib/votes/paper-ballots/numbers.server.ts';
import { listPrintable } from '#lib/votes/paper-ballots/printable.server.ts';
import { drawQr } from '#lib/slips/qr.ts';
import { endsAt } from '#lib/votes/votes.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { isWeChat } from '#lib/ui/wechat.ts';
import { textOf, wholeOf } from '../fields.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** Ballots without a number of one printing at most. */
const MOST_COPIES = 500;

export const load: PageServerLoad = async ({ params, request, locals, setHeaders }) => {
	requireEditor(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	// The ballots are the answer to a form.
	if (request.method !== 'POST') {
		redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/paper', params));
	}
	setHeaders({ 'cache-control': 'private, no-store' });
	const { name, name_en, kind, time_zone } = await units.get(params.unit);
	return {
		/** What every ballot says. */
		vote: {
			id: vote.id,
			question: vote.question,
			explanation: vote.explanation,
			method: vote.method,
			options: vote.options,
			settings: vote.settings,
			privacy: vote.privacy,
			closesAt: endsAt(vote)
		},
		unit: { id: params.unit, name, name_en, kind, time_zone },
		isWeChat: isWeChat(request),
		now: locals.now
	};
};

export const actions: Actions = {
	print: async ({ request, params, locals }: RequestEvent<RouteParams>) => {
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		const data = await request.formData();
		const perPage = [1, 2, 4].find((many) => String(many) === textOf(data, 'perPage')) ?? 2;
		if (!isCoded(vote)) {
			const { isTaken } = await listPrintable(vote.id, locals.now);
			if (!isTaken) return fail(409, { reason: 'not_taken' as const });
			const copies = wholeOf(textOf(data, 'copies'));
			if (!(copies >= 1 && copies <= MOST_COPIES)) return fail(400, { reason: 'copies' as const });
			return { perPage, ballots: Array.from({ length: copies }, () => null) };
		}
		const building = textOf(data, 'building');
		const scope = building === '' ? ({ everybody: true } as const) : { building };
		const prepared = await prepare(actor, vote.id, scope, locals.now);
		if (typeof prepared === 'string') return fail(409, { reason: prepared });
		const ballots = prepared.map(({ number, ...door }) => ({
			door,
			number: printNumber(vote.id, number),
			qr: drawQr(scanNumber(vote.id, number))
		}));
		return { perPage, ballots };
	}
};
