import { and, eq, gte, inArray, lte } from 'drizzle-orm';
import { answer_tag, invitee } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { door, type Locale } from '#lib/ui/format.ts';
import type { Answers } from '../../answers.ts';
import { questionsOf, type Document } from '../../document.ts';
import type { Cell } from '../../kinds/kind.ts';
import type { Survey } from '../../surveys/survey.ts';
import { isWritten } from '../packing.ts';
import { cameTo, responsesOf } from '../reading-responses.server.ts';
import { cellsOf, headerOf } from './header.ts';
import { tellable } from './tellable.ts';

export type Exported = {
	survey: Pick<Survey, 'id' | 'access'>;
	document: Document;
	locale: Locale;
};

/** One response as it is exported: what is known of it, its answers, and the tags of its texts by question. */
export type Line = { known: Cell[]; answers: Answers; tags: ReadonlyMap<string, string[]> };

/**
 * Every response that counts, by its random id, so that the order of lines tells nothing; a few are in memory at a time.
 * Where it is confidential no person is named, and of building and channel no more than `tellable` says.
 */
export async function* linesOf({ survey, locale }: Exported): AsyncGenerator<Line> {
	const told = tellable(survey.access === 'confidential' ? await cameTo(survey.id) : []);
	let number = 0;
	for await (const rows of responsesOf(survey.id)) {
		const [people, tags] = await Promise.all([
			survey.access === 'named' ? peopleOf(rows.flatMap((row) => row.invitee_id ?? [])) : new Map(),
			tagsBetween(survey.id, rows.at(0)?.id ?? '', rows.at(-1)?.id ?? '')
		]);
		for (const { id, invitee_id, building, channel, answers } of rows) {
			number += 1;
			const known: Cell[] = [number, told.channels ? channel : null];
			if (survey.access === 'confidential') {
				known.push(told.buildings.has(building) ? building : null);
			}
			if (survey.access === 'named') {
				const person = people.get(invitee_id ?? '');
				known.push(building || null, person ? door(person, locale) : null, person?.name ?? null);
			}
			yield { known, answers, tags: tags.get(id) ?? new Map() };
		}
	}
}

/** The same as rows of a table, with its head. */
export async function* tableOf(exported: Exported): AsyncGenerator<Cell[]> {
	const { document, survey } = exported;
	yield headerOf(document, survey.access);
	const cells = cellsOf(document);
	const written = questionsOf(document).filter(isWritten);
	for await (const { known, answers, tags } of linesOf(exported)) {
		const tagged = written.map(({ key }) => tags.get(key)?.join('; ') ?? null);
		yield [...known, ...cells(answers), ...tagged];
	}
}

type Person = Pick<typeof invitee.$inferSelect, 'name' | 'building' | 'entrance' | 'room'>;

async function peopleOf(ids: readonly string[]): Promise<Map<string, Person>> {
	const { id, name, building, entrance, room } = invitee;
	const rows = await db()
		.select({ id, name, building, entrance, room })
		.from(invitee)
		.where(inArray(id, [...ids]));
	return new Map(rows.map((row) => [row.id, row]));
}

async function tagsBetween(surveyId: string, first: string, last: string) {
	const rows = await db()
		.select()
		.from(answer_tag)
		.where(
			and(
				eq(answer_tag.survey_id, surveyId),
				gte(answer_tag.response_id, first),
				lte(answer_tag.response_id, last)
			)
		);
	const found = new Map<string, Map<string, string[]>>();
	for (const { response_id, question_key, tag } of rows) {
		const own = found.get(response_id) ?? new Map<string, string[]>();
		found.set(response_id, own);
		own.set(question_key, [...(own.get(question_key) ?? []), tag]);
	}
	return found;
}
