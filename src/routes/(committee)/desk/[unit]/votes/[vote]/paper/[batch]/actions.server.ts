import { fail, type RequestEvent } from '@sveltejs/kit';
import { requireEditor } from '#lib/server/guard.ts';
import * as batches from '#lib/votes/paper-ballots/batches.server.ts';
import type { Batch } from '#lib/votes/paper-ballots/batch.ts';
import { close } from '#lib/votes/paper-ballots/closing-batch.server.ts';
import { beginAgain } from '#lib/votes/paper-ballots/entries.server.ts';
import * as scans from '#lib/votes/paper-ballots/scans.server.ts';
import type { TypedFault } from '#lib/votes/paper-ballots/typed.ts';
import { layAside, settle } from '#lib/votes/paper-ballots/settling.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { textOf, wholeOf } from '../fields.ts';
import { readRulings } from './rulings.server.ts';

type Params = { unit: string; vote: string; batch: string };

/**
 * What is done with a batch. Each form carries the version that was looked at; a batch that changed since is shown
 * anew. `leave` goes back to the page.
 */
export function batchActions(leave: (params: Params) => never) {
	async function begin({ params, request }: RequestEvent<Params>) {
		const actor = requireEditor(params.unit);
		const vote = await votes.getOfUnit(params.unit, params.vote);
		const found = await batches.get(vote.id, params.batch);
		const data = await request.formData();
		const seen = wholeOf(textOf(data, 'version'));
		const batch: Batch = { ...found, version: Number.isNaN(seen) ? found.version : seen };
		return { actor, vote, batch, data };
	}
	const answer = (said: string, wanted: string, params: Params) =>
		said === wanted ? leave(params) : refused(said);
	return {
		settle: async (event: RequestEvent<Params>) => {
			const { actor, vote, batch, data } = await begin(event);
			const { rulings, faults } = await readRulings(vote.id, data);
			const said = await settle(actor, batch, rulings, event.locals.now);
			if (faults.length > 0) return refused('rulings', { faults });
			return answer(said, 'settled', event.params);
		},
		layAside: async (event: RequestEvent<Params>) => {
			const { actor, batch } = await begin(event);
			return answer(await layAside(actor, batch, event.locals.now), 'laid_aside', event.params);
		},
		close: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			const note = textOf(data, 'note');
			const said = await close(actor, batch, note, event.locals.now);
			return said === 'closed' ? leave(event.params) : refused(said, { note });
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
			const reason = textOf(data, 'reason');
			const said = await batches.discard(actor, batch, reason, event.locals.now);
			return answer(said, 'discarded', event.params);
		},
		scan: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			for (const upload of data.getAll('file')) {
				if (!(upload instanceof File)) continue;
				const said = await scans.add(actor, batch, upload, event.locals.now);
				if (said !== 'added') return refused(`scan_${said}`);
			}
			return leave(event.params);
		},
		removeScan: async (event: RequestEvent<Params>) => {
			const { actor, batch, data } = await begin(event);
			const said = await scans.remove(actor, batch, textOf(data, 'file'), event.locals.now);
			return answer(said, 'removed', event.params);
		}
	};
}

/** What could be mended by the person is 400; what others did meanwhile, or what does not add up, is 409. */
const theirs = ['no_note', 'no_reason', 'nothing', 'rulings', 'how_many', 'not_sure'];

type More = { faults?: { row: number; fault: TypedFault }[]; note?: string };

function refused(answer: string, { faults = [], note = '' }: More = {}) {
	const isTheirs = theirs.includes(answer) || answer.startsWith('scan_');
	return fail(isTheirs ? 400 : 409, { answer, faults, note });
}
