import { and, eq, ne, notInArray } from 'drizzle-orm';
import { answer_column, survey_summary } from '#db/schema.server.ts';
import { startBreathing } from '#lib/server/breath.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { questionsOf, type Document } from '../document.ts';
import { kindOf } from '../kinds/kind-named.ts';
import type { Question } from '../questions.ts';
import type { Summary } from '../summary.ts';
import { answersIn } from './column.ts';
import { columnsOf, packColumns, textsIn } from './columns.server.ts';
import { isWritten, type Written } from './packing.ts';
import { startWords, type Word } from './words.ts';

/** What is stored of a survey's results: the summary of each question, and how many came by which channel. */
export type Made = {
	summaries: Record<string, Summary>;
	channels: { key: string; count: number }[];
	/** Buildings with answers, where they are known, in the order of doors. */
	buildings: { key: string; count: number }[];
	/** By question the most frequent words of what was written. */
	words: Record<string, Word[]>;
};

export type Stored = Made & { generation: string; responses: number; madeAt: number };

/** More points than these make a plan black. */
const mostPoints = 3_000;

/** The results as they were last made, or null. */
export async function findMade(surveyId: string): Promise<Stored | null> {
	const [row] = await db()
		.select()
		.from(survey_summary)
		.where(eq(survey_summary.survey_id, surveyId));
	if (!row) return null;
	const { generation, responses, made_at: madeAt } = row;
	return { ...(row.body as Made), generation, responses, madeAt };
}

/** Packs the answers of a survey and sums them up. Those who still read the ones before find them until the next time. */
export async function make(surveyId: string, document: Document, now: number): Promise<void> {
	const before = await findMade(surveyId);
	await clear(surveyId, before ? [before.generation] : []);
	const generation = newId();
	const responses = await packColumns(surveyId, document, generation);
	const body = await sumUp(surveyId, document, generation);
	const made = { generation, responses, body, made_at: now };
	await write([
		db()
			.insert(survey_summary)
			.values({ survey_id: surveyId, ...made })
			.onConflictDoUpdate({ target: survey_summary.survey_id, set: made })
	]);
}

async function sumUp(surveyId: string, document: Document, generation: string): Promise<Made> {
	const summaries: Record<string, Summary> = {};
	const breathe = startBreathing();
	for (const question of questionsOf(document)) {
		if (question.kind === 'statement') continue;
		const columns = await columnsOf(surveyId, generation, [question.key]);
		summaries[question.key] = summaryOf(question, columns.get(question.key) ?? []);
		await breathe();
	}
	const words: Record<string, Word[]> = {};
	for (const { key, kind } of questionsOf(document).filter(isWritten)) {
		// Numbers and addresses are no words.
		if (kind === 'phone' || kind === 'email' || kind === 'file') continue;
		words[key] = await wordsOf(await textsIn(surveyId, generation, key));
	}
	const known = await columnsOf(surveyId, generation, [':channel', ':building']);
	const tally = (name: string) => tallyOf(answersIn(known.get(name) ?? []).map(String));
	return { summaries, channels: tally(':channel'), buildings: tally(':building'), words };
}

async function wordsOf(texts: readonly Written[]): Promise<Word[]> {
	const words = startWords();
	const breathe = startBreathing();
	for (const [, text] of texts) {
		words.add(text);
		await breathe();
	}
	return words.most(40);
}

function summaryOf(question: Question, columns: Parameters<typeof answersIn>[0]): Summary {
	const answers = answersIn(columns);
	const words = ['short-text', 'long-text', 'phone', 'email', 'file'];
	if (words.includes(question.kind)) return { shape: 'words', of: answers.length };
	const summary = kindOf(question).summarise(answers);
	if (summary.shape !== 'places' || summary.points.length <= mostPoints) return summary;
	const step = summary.points.length / mostPoints;
	const points = Array.from({ length: mostPoints }, (_, i) => summary.points[Math.floor(i * step)]);
	return { ...summary, points: points.filter((one) => one !== undefined) };
}

function tallyOf(keys: readonly string[]): { key: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	const order = new Intl.Collator('zh', { numeric: true }).compare;
	return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => order(a.key, b.key));
}

/** Deletes columns that nobody reads any more, one making at a time. */
async function clear(surveyId: string, kept: string[]): Promise<void> {
	const old = await db()
		.selectDistinct({ generation: answer_column.generation })
		.from(answer_column)
		.where(
			and(
				eq(answer_column.survey_id, surveyId),
				kept.length > 0
					? notInArray(answer_column.generation, kept)
					: ne(answer_column.generation, '')
			)
		);
	for (const { generation } of old) {
		await write([
			db()
				.delete(answer_column)
				.where(and(eq(answer_column.survey_id, surveyId), eq(answer_column.generation, generation)))
		]);
	}
}
