import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Batch } from '#lib/questionnaires/paper-responses/batch.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import { close } from '#lib/questionnaires/paper-responses/closing-batch.server.ts';
import { beginAgain } from '#lib/questionnaires/paper-responses/entries.server.ts';
import { layAside, settle } from '#lib/questionnaires/paper-responses/settling.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { textOf, wholeOf } from '../fields.ts';
import { readRulings, type RulingFault } from './rulings.server.ts';

type Params = { unit: string; survey: string; batch: string };

/**
 * What is done with a batch. Each form carries the version that was looked at; a batch that changed since is shown
 * anew. `leave` goes back to the page.
 */
export function batchActions(leave: (params: Params) => never) {
	async function begin({ params, request }: RequestEvent<Params>) {
		const actor = requireEditor(params.unit);
		const survey = await surveys.getOfUnit(params.unit, params.survey);
		const found = await batches.get(survey.id, params.batch);
		const data = await request.formData();
		const seen = wholeOf(textOf(data, 'version'));
		const batch: Batch = { ...found, version: Number.isNaN(seen) ? found.version : seen };
		return { actor, survey, batch, data };
	}
	const answer = (said: string, wanted: string, params: Params) =>
		said === wanted ? leave(params) : refused(said);
	return {
		settle: async (event: RequestEvent<Params>) => {
			const { actor, survey, batch, data } = await begin(event);
			const document = await documentOf(survey.questionnaire_version_id);
			const { rulings, faults } = readRulings(document, data);
			const said = await settle(actor, batch, rulings, event.locals.now);
			if (faults.length > 0) return refused('rulings', faults);
			return answer(said, 'settled', event.params);
		},
		layAside: async (event: RequestEvent<Params>) => {
			const { actor, batch } = await begin(event);
			return answer(await layAside(actor, batch, event.locals.now), 'laid_aside', event.params);
		},
		close: async (event: RequestEvent<Params>) => {
			const { actor, batch } = await begin(event);
			return answer(await close(actor, batch, event.locals.now), 'closed', event.params);
		},
		recount: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			const papers = wholeOf(textOf(data, 'papers'));
			const said = await batches.recount(actor, batch, papers, event.locals.now);
			return said === 'papers' ? refused('how_many') : answer(said, 'recounted', event.params);
		},
		again: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			const pass = textOf(data, 'pass') === '2' ? 2 : 1;
			if (textOf(data, 'sure') !== 'yes') return refused('not_sure');
			const said = await beginAgain(actor, batch, pass, event.locals.now);
			return answer(said, 'begun_again', event.params);
		},
		discard: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			if (textOf(data, 'sure') !== 'yes') return refused('not_sure');
			const said = await batches.discard(actor, batch, textOf(data, 'reason'), event.locals.now);
			return answer(said, 'discarded', event.params);
		}
	};
}

/** What could be mended by the person is 400; what others did meanwhile, or what does not add up, is 409. */
const theirs = ['no_reason', 'nothing', 'rulings', 'how_many', 'not_sure'];

function refused(answer: string, faults: RulingFault[] = []) {
	return fail(theirs.includes(answer) ? 400 : 409, { answer, faults });
}
