import { sql } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import type { Answers } from '../answers.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import { isCoded, stateOf, type Batch } from './batch.ts';
import { agrees, differing, pairUp, settledOf, type Pair, type Ruling } from './compare.ts';
import { papersOf } from './entries.server.ts';
import type { Door, Holder } from './holder.ts';
import { holdersOf } from './holders.server.ts';
import { linesOf } from './lines.ts';

/** A paper on which the two differ: on these questions, or one of them has no such paper. */
export type Difference = Pair & {
	keys: string[];
	door: Door | null;
	ruling: Ruling | null;
	isSettled: boolean;
};

/** One paper as it will count. */
export type Settled = { holder: Holder | null; answers: Answers };

export type Comparison = {
	differences: Difference[];
	unsettled: number;
	/** The papers on which both agree or which were settled: all of them, once nothing is unsettled. */
	papers: Settled[];
	/** Those among them whose people have answered by another channel meanwhile. */
	doubles: Holder[];
};

/** Lays the two entries side by side; null while one of them is not finished. Entries do not change after that. */
export async function compare(survey: Survey, batch: Batch): Promise<Comparison | null> {
	if (stateOf(batch) !== 'comparing') return null;
	const [document, first, second, rulings] = await Promise.all([
		documentOf(survey.questionnaire_version_id),
		papersOf(batch.id, 1),
		papersOf(batch.id, 2),
		rulingsOf(batch.id)
	]);
	const keys = linesOf(document).map(({ question }) => question.key);
	const pairs = pairUp(first, second, isCoded(survey));
	const holders = await holdersOf(survey.id, pairs.flatMap(whoseOf));
	const holderOf = (pair: Pair) => holders.get(whoseOf(pair)[0] ?? '') ?? null;
	const looked = pairs.map((pair) => {
		const ruling = rulings.get(pair.row) ?? null;
		return { pair, ruling, holder: holderOf(pair), settled: settledOf(pair, keys, ruling) };
	});
	const papers = looked.flatMap(({ settled, holder }) =>
		settled === null || settled === 'absent' ? [] : [{ holder, answers: settled }]
	);
	return {
		differences: looked
			.filter(({ pair }) => !agrees(pair, keys))
			.map(({ pair, ruling, holder, settled }) => {
				const differs = differing(pair, keys);
				return { ...pair, keys: differs, door: holder, ruling, isSettled: settled !== null };
			}),
		unsettled: looked.filter(({ settled }) => settled === null).length,
		papers,
		doubles: papers.flatMap(({ holder }) => (holder?.channel ? [holder] : []))
	};
}

function whoseOf({ first, second }: Pair): string[] {
	const whose = first?.invitee_id ?? second?.invitee_id ?? null;
	return whose === null ? [] : [whose];
}

async function rulingsOf(batchId: string): Promise<Map<number, Ruling>> {
	const rows = await db().all<{ position: number; answers: string }>(sql`
		SELECT position, answers FROM response_entry WHERE batch_id = ${batchId} AND pass = 0`);
	// `settle` wrote it.
	return new Map(rows.map(({ position, answers }) => [position, JSON.parse(answers) as Ruling]));
}
