import { and, asc, eq, sql } from 'drizzle-orm';
import { invitee, response } from '#db/schema.server.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Answers } from '../answers.ts';
import type { Survey } from '../surveys/survey.ts';

/** What one named person answered. */
export type Named = {
	id: string;
	name: string;
	building: string;
	entrance: string;
	room: string;
	channel: 'online' | 'paper' | 'import';
	answers: Answers;
};

const perPage = 20;

/** Who answered a named survey and what, door by door; for its desk alone. `search` is part of a name or of a door. */
export async function list(
	actor: Actor,
	survey: Pick<Survey, 'id' | 'unit_id' | 'access'>,
	{ search, page }: { search: string; page: number }
): Promise<{ responses: Named[]; found: number; pages: number }> {
	if (!canSeeDesk(actor, survey.unit_id)) refuse('forbidden', 'only the desk sees who answered');
	if (survey.access !== 'named') refuse('not_found', 'this survey has no names');
	const wanted = search.normalize('NFKC').trim().replace(/\s+/g, '-');
	const door = sql`${invitee.building} || '-' || iif(${invitee.entrance} = '', '', ${invitee.entrance} || '-') || ${invitee.room}`;
	const where = and(
		eq(response.survey_id, survey.id),
		eq(invitee.survey_id, survey.id),
		wanted === ''
			? undefined
			: sql`(instr(${invitee.name}, ${wanted}) > 0 OR instr(${door}, ${wanted}) > 0)`
	);
	const on = eq(invitee.id, response.invitee_id);
	const [rows, [total]] = await Promise.all([
		db()
			.select({
				...{ id: response.id, name: invitee.name, building: invitee.building },
				...{ entrance: invitee.entrance, room: invitee.room },
				...{ channel: response.channel, answers: response.answers }
			})
			.from(response)
			.innerJoin(invitee, on)
			.where(where)
			.orderBy(asc(invitee.door_order), asc(invitee.id))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db()
			.select({ found: sql<number>`count(*)` })
			.from(response)
			.innerJoin(invitee, on)
			.where(where)
	]);
	const found = total?.found ?? 0;
	return {
		responses: rows.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answers })),
		found,
		pages: Math.max(1, Math.ceil(found / perPage))
	};
}
