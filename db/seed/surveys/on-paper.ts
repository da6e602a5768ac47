import type { Actor } from '#lib/people/actor.ts';
import type { Answers } from '#lib/questionnaires/answers.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import * as batches from '#lib/questionnaires/paper-responses/batches.server.ts';
import type { Pass } from '#lib/questionnaires/paper-responses/batch.ts';
import { close } from '#lib/questionnaires/paper-responses/closing-batch.server.ts';
import { compare } from '#lib/questionnaires/paper-responses/comparing.server.ts';
import { finish } from '#lib/questionnaires/paper-responses/entries.server.ts';
import { settle } from '#lib/questionnaires/paper-responses/settling.server.ts';
import { writePaper } from '#lib/questionnaires/paper-responses/typed.ts';
import { type } from '#lib/questionnaires/paper-responses/typing.server.ts';
import { get } from '#lib/questionnaires/surveys/surveys.server.ts';
import { expectTo } from '../expect.ts';

export type Paper = { door: string; answers: Answers };

/** Papers are typed by two people, the second misreads one of them, they look it up, and the batch is taken in. */
export async function enterPapers(
	[first, second]: readonly [Actor, Actor],
	surveyId: string,
	{ document, papers, key }: { document: Document; papers: readonly Paper[]; key: string },
	now: number
): Promise<void> {
	const made = await batches.make(first, surveyId, { key, papers: papers.length }, now);
	if (typeof made === 'string') throw new Error(`The demo's papers: ${made}`);
	const batch = () => batches.get(surveyId, made.id);
	const enter = async (actor: Actor, pass: Pass, misread: string) => {
		for (const [i, { door, answers }] of papers.entries()) {
			const lines = {
				...writePaper(document, answers),
				...(i === 4 && misread && { overall: misread })
			};
			const sheet = { position: i + 1, isNew: true, code: door, lines };
			const taken = await type(actor, await batch(), pass, sheet, now);
			expectTo('kept', taken && 'kept' in taken ? 'kept' : JSON.stringify(taken));
		}
		expectTo('finished', await finish(actor, await batch(), pass, now));
	};
	const right = papers[4]?.answers.overall ?? null;
	await enter(first, 1, '');
	await enter(second, 2, right === 5 ? '4' : '5');
	const compared = await compare(await get(surveyId), await batch());
	const [difference] = compared?.differences ?? [];
	if (difference) {
		const ruling = { found: 'said' as const, said: { overall: right } };
		expectTo('settled', await settle(first, await batch(), [{ row: difference.row, ruling }], now));
	}
	expectTo('closed', await close(first, await batch(), now));
}
