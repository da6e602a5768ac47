import { fail, redirect } from '@sveltejs/kit';
import * as applications from '#lib/applications/applications.server.ts';
import { status } from '#lib/applications/application.ts';
import { calibration } from '#lib/reviews/calibrating.server.ts';
import * as making from '#lib/reviews/calibration-making.server.ts';
import { readSample, writeSample } from '#lib/reviews/sample-form.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { canOrganise } from '#lib/people/actor.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { versionIn } from '../part.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const actor = requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const from = url.searchParams.get('from') ?? '';
	const [{ terms }, found, results, listed, evaluators] = await Promise.all([
		termsOf(id),
		calibration(id),
		making.listResults(id),
		applications.listOfProgramme(id),
		pool.listAll(params.unit)
	]);
	const mayTake = from !== '' && !found?.opened_at && canOrganise(actor, params.unit);
	const taken = mayTake ? await making.takeOver(actor, id, from) : null;
	const sample = taken && found ? { ...taken, title: found.sample.title } : taken;
	return {
		/** When it was opened and closed, and which edit this is; null while there is none. */
		exercise: found && {
			...{ version: found.version, opened_at: found.opened_at, closed_at: found.closed_at }
		},
		/** The sample as its form shows it; with the words of an application where one was asked for. */
		typed: writeSample(terms.criteria, sample ?? found?.sample ?? null),
		wasTaken: taken !== null,
		/** What is scored, and on what scales. */
		criteria: terms.criteria,
		/** Applications whose words can be taken over. */
		applications: listed
			.filter((one) => ['submitted', 'screened'].includes(status(one)))
			.map((one) => ({ id: one.id, name: one.unit_name, name_en: one.unit_name_en })),
		/** How evaluators scored it, the nearest first. */
		results,
		/** Who has not scored it yet. */
		waiting: evaluators
			.filter((one) => !results.some(({ evaluator_id }) => evaluator_id === one.id))
			.map(({ id: evaluatorId, name }) => ({ id: evaluatorId, name }))
	};
};

export const actions: Actions = {
	keep: async (event) => {
		const { actor, id, data, terms } = await open(event);
		const { typed, sample, wrong } = readSample(terms.criteria, data);
		if (wrong.length > 0) return fail(400, { wrong, typed });
		if (sample.takenFrom !== null) await applications.getOfProgramme(id, sample.takenFrom);
		const input = { version: versionIn(data), sample };
		const outcome = await making.keepSample(actor, id, input, event.locals.now);
		if (outcome !== 'kept') return fail(409, { refused: outcome, typed });
		redirect(303, `${event.url.pathname}?kept`);
	},
	open: async (event) => {
		const { actor, id, data } = await open(event);
		const input = { version: versionIn(data), isAnonymous: data.get('anonymous') === 'yes' };
		const outcome = await making.open(actor, id, input, event.locals.now);
		if (typeof outcome !== 'string') return fail(400, { faults: outcome.faults });
		if (outcome !== 'opened') return fail(409, { refused: outcome });
		redirect(303, event.url.pathname);
	},
	close: async (event) => {
		const { actor, id } = await open(event);
		await making.close(actor, id, event.locals.now);
		redirect(303, event.url.pathname);
	},
	reopen: async (event) => {
		const { actor, id } = await open(event);
		await making.reopen(actor, id, event.locals.now);
		redirect(303, event.url.pathname);
	}
};

async function open({ params, request }: RequestEvent) {
	const actor = requireOrganiser(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const { terms } = await termsOf(id);
	return { actor, id, terms, data: await request.formData() };
}
