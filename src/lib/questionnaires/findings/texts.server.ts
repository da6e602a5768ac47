import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { answer_tag } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { textsIn } from './columns.server.ts';
import type { Stored } from './making.server.ts';

/** What one person wrote, with the tags that staff put to it. */
export type Text = { response: string; text: string; tags: string[] };

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
	const tags = await tagsOf(
		surveyId,
		key,
		shown.map(([response]) => response)
	);
	return {
		texts: shown.map(([response, text]) => ({ response, text, tags: tags.get(response) ?? [] })),
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

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim();
}
