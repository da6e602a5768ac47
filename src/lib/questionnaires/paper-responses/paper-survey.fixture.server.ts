import { sql } from 'drizzle-orm';
import { makePerson } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Document } from '../document.ts';
import { questions } from '../kinds/kinds.fixture.ts';
import { NOON, openSurvey, type Asked } from '../surveys/survey.fixture.server.ts';
import { get as getSurvey } from '../surveys/surveys.server.ts';
import type { Batch, Pass } from './batch.ts';
import * as batches from './batches.server.ts';
import { finish } from './entries.server.ts';
import { type } from './typing.server.ts';

/** A yes or no, an option for those who say yes, and a text. */
export const short: Document = {
	title: { zh: '小问卷' },
	intro: { zh: '' },
	thanks: { zh: '' },
	english: false,
	paging: 'section',
	sections: [
		{
			key: 's',
			title: { zh: '一' },
			questions: [
				questions['yes-no'],
				{ ...questions.single, when: { of: { question: 'yes_no' }, is: 'equal', to: true } },
				questions['short-text']
			]
		}
	],
	computed: [],
	quotas: [
		{
			key: 'yes',
			limit: 1,
			message: { zh: '' },
			when: { of: { question: 'yes_no' }, is: 'equal', to: true }
		}
	]
};

export type PaperSurvey = Awaited<ReturnType<typeof openPaperSurvey>>;

/** An open survey with two editors beside its chair. */
export async function openPaperSurvey(asked: Asked = {}) {
	const made = await openSurvey({ document: short, ...asked });
	const { unitId } = made;
	const [editor, other] = [await makePerson(unitId, 'editor'), await makePerson(unitId, 'editor')];
	return { ...made, editor, other };
}

/** A batch of so many papers. */
export async function makeBatch({ surveyId, editor }: PaperSurvey, papers: number): Promise<Batch> {
	const made = await batches.make(editor, surveyId, { key: newId(), papers }, NOON);
	if (typeof made === 'string') throw new Error(`No batch: ${made}`);
	return batches.get(surveyId, made.id);
}

/** One paper as it is typed: lines of the short questionnaire in their order, with a door where it has one. */
export const sheet = (position: number, lines: readonly string[], code = '') => ({
	position,
	isNew: true,
	code,
	lines: { yes_no: lines[0] ?? '', single: lines[1] ?? '', short_text: lines[2] ?? '' }
});

/** Types a whole entry, papers as '1 2 好' with the door in front where there is one, and finishes it. */
export async function enter(who: Actor, batch: Batch, pass: Pass, papers: readonly string[]) {
	for (const [i, paper] of papers.entries()) {
		const [code = '', lines = ''] = paper.includes('|') ? paper.split('|') : ['', paper];
		const taken = await type(who, batch, pass, sheet(i + 1, lines.split(' '), code), NOON);
		if (!taken || !('kept' in taken)) throw new Error(`Not typed: ${JSON.stringify(taken)}`);
	}
	if ((await finish(who, batch, pass, NOON)) !== 'finished') throw new Error('Not finished');
}

/** Both entries by two people, the second as the first unless it is said. */
export async function enterBoth(
	{ editor, other, surveyId }: PaperSurvey,
	batch: Batch,
	first: readonly string[],
	second = first
): Promise<Batch> {
	await enter(editor, batch, 1, first);
	await enter(other, batch, 2, second);
	return batches.get(surveyId, batch.id);
}

/** The batch and the survey as they are now. */
export async function again({ surveyId }: PaperSurvey, { id }: Batch) {
	return { survey: await getSurvey(surveyId), batch: await batches.get(surveyId, id) };
}

/** The rows of a table that are this survey's. */
export function rows<Row>(table: string, surveyId: string): Promise<Row[]> {
	return db().all<Row>(sql`SELECT * FROM ${sql.identifier(table)} WHERE survey_id = ${surveyId}`);
}

/** Somebody has answered on the phone. */
export async function answerOnline({ surveyId }: PaperSurvey, inviteeId: string): Promise<void> {
	await write([
		sql`INSERT INTO response_mark (survey_id, invitee_id, channel, key)
			VALUES (${surveyId}, ${inviteeId}, 'online', ${newId()})`
	]);
}
