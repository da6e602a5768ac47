import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { answer_tag, response } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Answers, Files } from '../answers.ts';
import { textsIn } from './columns.server.ts';
import type { Stored } from './making.server.ts';

/** What one person wrote, or the files that they sent, with the tags that staff put to it. */
export type Text = { response: string; text: string; files: Files['files']; tags: string[] };

export type Search = {
	/** Part of the text, in either case and any width; empty for all. */
	search: string;
	/** Only those with this tag; empty for all. */
	tag: string;
	page: number;
};

const perPage = 30;

/** One page of what was written to a question, in no order that tells anything; pages count from 1. */
export async function list(
	surveyId: string,
	{ generation }: Pick<Stored, 'generation'>,
	key: string,
	{ search, tag, page }: Search
): Promise<{ texts: Text[]; found: number; pages: number }> {
	const wanted = plain(search);
	const [all, tagged] = await Promise.all([
		textsIn(surveyId, generation, key),
		tag === '' ? null : responsesWith(surveyId, key, tag)
	]);
	const found = all.filter(
		([response, text]) => (!tagged || tagged.has(response)) && plain(text).includes(wanted)
	);
	const shown = found.slice((page - 1) * perPage, page * perPage);
	const ids = shown.map(([id]) => id);
	const [tags, files] = await Promise.all([
		tagsOf(surveyId, key, ids),
		filesOf(surveyId, key, ids)
	]);
	return {
		texts: shown.map(([id, text]) => {
			return { response: id, text, files: files.get(id) ?? [], tags: tags.get(id) ?? [] };
		}),
		found: found.length,
		pages: Math.max(1, Math.ceil(found.length / perPage))
	};
}

/** How often each tag was put to answers of a question, the most frequent first. */
export function countTags(
	surveyId: string,
	key: string
): Promise<{ tag: string; texts: number }[]> {
	const texts = sql<number>`count(*)`;
	return db()
		.select({ tag: answer_tag.tag, texts })
		.from(answer_tag)
		.where(and(eq(answer_tag.survey_id, surveyId), eq(answer_tag.question_key, key)))
		.groupBy(answer_tag.tag)
		.orderBy(desc(texts), asc(answer_tag.tag));
}

async function responsesWith(surveyId: string, key: string, tag: string): Promise<Set<string>> {
	const rows = await db()
		.select({ id: answer_tag.response_id })
		.from(answer_tag)
		.where(
			and(
				eq(answer_tag.survey_id, surveyId),
				eq(answer_tag.question_key, key),
				eq(answer_tag.tag, tag)
			)
		);
	return new Set(rows.map(({ id }) => id));
}

async function tagsOf(surveyId: string, key: string, responses: string[]) {
	const rows = await db()
		.select({ id: answer_tag.response_id, tag: answer_tag.tag })
		.from(answer_tag)
		.where(
			and(
				eq(answer_tag.survey_id, surveyId),
				inArray(answer_tag.response_id, responses),
				eq(answer_tag.question_key, key)
			)
		)
		.orderBy(asc(answer_tag.tag));
	const tags = new Map<string, string[]>();
	for (const { id, tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag]);
	return tags;
}

/** The files of these responses; none where the question asks for words. */
async function filesOf(surveyId: string, key: string, responses: string[]) {
	const rows = await db()
		.select({ id: response.id, answers: response.answers })
		.from(response)
		.where(and(eq(response.survey_id, surveyId), inArray(response.id, responses)));
	const files = new Map<string, Files['files']>();
	for (const { id, answers } of rows) {
		// They were sifted before they were stored.
		const answer = (JSON.parse(answers) as Answers)[key];
		if (typeof answer === 'object' && 'files' in answer) files.set(id, answer.files);
	}
	return files;
}

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim();
}
