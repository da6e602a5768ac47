import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { requireDesk } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { canType, mayType, MOST_PAPERS, type Pass } from '#lib/votes/paper-ballots/batch.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import { finish } from '#lib/votes/paper-ballots/entries.server.ts';
import { listKept, progress } from '#lib/votes/paper-ballots/typed-list.server.ts';
import { type } from '#lib/votes/paper-ballots/typing.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { textOf, wholeOf } from '../../../fields.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** Rows of the plain form, and of the list beside the keyboard. */
const ROWS = 20;

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = requireDesk(params.unit);
	const { vote, batch, pass } = await find(params);
	const { two_person } = await units.get(params.unit);
	const allowed = canType(actor, params.unit) ? mayType(batch, pass, actor.id, two_person) : 'over';
	const mine = (await progress(batch.id))[pass];
	const asked = wholeOf(url.searchParams.get('from') ?? '');
	const from = asked >= 1 && asked <= MOST_PAPERS ? asked : mine.last + 1;
	const [rows, recent] =
		allowed === 'yes'
			? await Promise.all([
					listKept(batch, pass, from, from + ROWS - 1),
					listKept(batch, pass, mine.last - ROWS + 1, mine.last)
				])
			: [[], []];
	return {
		vote: {
			id: vote.id,
			question: vote.question,
			method: vote.method,
			options: vote.options,
			settings: vote.settings
		},
		batch: { id: batch.id, number: batch.number, papers: batch.papers, coded: batch.coded },
		pass,
		/** Whether the reader makes this entry; if not, nothing of it is shown. */
		mayType: allowed,
		progress: allowed === 'yes' ? mine : { typed: 0, last: 0, revision: 0 },
		from,
		/** The rows of the plain form that are kept already. */
		rows,
		/** Those typed last. */
		recent,
		many: ROWS
	};
};

export const actions: Actions = {
	save: async ({ request, params, locals }) => {
		const actor = requireDesk(params.unit);
		const { batch, pass } = await find(params);
		const data = await request.formData();
		const revision = wholeOf(textOf(data, 'revision'));
		const typed = rowsOf(data, revision);
		const answers = await type(actor, batch, pass, typed, locals.now);
		if (!answers) return fail(409, { answer: 'not_yours' as const });
		if (data.has('by-keys')) return { answers };
		const wrong = answers.filter(({ fault }) => fault !== null);
		if (wrong.length > 0) return fail(400, { answer: 'rows' as const, answers: wrong, typed });
		const next = Math.max(0, ...typed.map(({ position }) => position)) + 1;
		redirect(303, `${resolve(HERE, params)}?from=${next}`);
	},
	finish: async ({ params, locals }) => {
		const actor = requireDesk(params.unit);
		const { batch, pass } = await find(params);
		if ((await finish(actor, batch, pass, locals.now)) === 'not_yours') {
			return fail(409, { answer: 'not_finished' as const });
		}
		redirect(303, resolve('/(committee)/desk/[unit]/votes/[vote]/paper/[batch]', params));
	}
};

const HERE = '/(committee)/desk/[unit]/votes/[vote]/paper/[batch]/entries/[pass]';

async function find(params: RequestEvent<RouteParams>['params']) {
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const batch = await batches.get(vote.id, params.batch);
	const pass: Pass | null = params.pass === '1' ? 1 : params.pass === '2' ? 2 : null;
	if (pass === null) refuse('not_found', `there is no entry ${params.pass}`);
	return { vote, batch, pass };
}

/** Rows come as lists of the same length; an unkept row says the revision of the whole form. */
function rowsOf(data: FormData, revision: number) {
	const list = (name: string) => data.getAll(name).map((value) => String(value));
	const [numbers, choices, revisions] = [list('number'), list('choice'), list('row-revision')];
	return list('position').map((position, i) => ({
		position: wholeOf(position),
		number: numbers[i] ?? '',
		choice: choices[i] ?? '',
		revision: revisions[i] === undefined ? revision : wholeOf(revisions[i] ?? '')
	}));
}
