import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { roll, survey } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { lineOf } from './log-line.ts';
import { hasVersion, timesOf, type SurveyFault } from './prepare-survey.server.ts';
import type { GivingInput } from './survey.form.ts';

/** A community that a questionnaire can be given to. */
export type Target = { id: string; name: string; name_en: string; rolls: number };

export type GivingFault = SurveyFault | { fault: 'no_such_one'; field: 'communities' };

/** The communities below a unit in the order of their codes, with how many rolls they have in use. */
export async function listTargets(unitId: string): Promise<Target[]> {
	const below = await communitiesBelow(unitId);
	const rows = await db()
		.select({ unit_id: roll.unit_id, rolls: count() })
		.from(roll)
		.where(
			and(
				inArray(
					roll.unit_id,
					below.map(({ id }) => id)
				),
				isNull(roll.retired_at)
			)
		)
		.groupBy(roll.unit_id);
	const rolls = new Map(rows.map((row) => [row.unit_id, row.rolls]));
	return below.map(({ id, name, name_en }) => ({ id, name, name_en, rolls: rolls.get(id) ?? 0 }));
}

/**
 * Gives a published questionnaire of a unit to communities below it, each a survey of its own with the same times.
 * What anybody may answer is open from then on; what asks a roll waits as a draft at each community's desk, whose own
 * the roll is (with the roll chosen where there is but one). All happens at once, and once for a form.
 */
export async function give(
	actor: Actor,
	unitId: string,
	input: GivingInput,
	now: number
): Promise<{ round: string } | GivingFault> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor give questionnaires');
	if (input.key === '') refuse('invalid', 'a round without a form key');
	const known = await roundOfKey(actor, input.key);
	if (known !== null) return { round: known };
	const [version, times, below] = await Promise.all([
		hasVersion(unitId, input.questionnaire_version_id),
		timesOf(unitId, input, now),
		communitiesBelow(unitId)
	]);
	if (!version) return { fault: 'no_such_one', field: 'questionnaire_version_id' };
	if ('fault' in times) return times;
	const chosen = below.filter(({ id }) => input.communities.includes(id));
	if (chosen.length !== input.communities.length || chosen.length === 0) {
		return { fault: 'no_such_one', field: 'communities' };
	}
	const round = newId();
	const given = chosen.map(({ id: unit_id }, at) => ({ id: at === 0 ? round : newId(), unit_id }));
	await write(
		given.flatMap((one) => [
			insert(actor, one, { ...input, ...times, round, now }),
			entry({
				...lineOf(actor, one, 'surveys.give', now),
				detail: { by: unitId, round, access: input.access, closes_at: times.closes_at }
			})
		])
	);
	return {
		round: (await roundOfKey(actor, input.key)) ?? refuse('conflict', 'another’s form key')
	};
}

type Given = Omit<GivingInput, 'opens_at' | 'closes_at'> & {
	opens_at: number;
	closes_at: number;
	round: string;
	now: number;
};

/** The first survey of a round names itself and has the form's key, and the others are made only with it. */
function insert(actor: Actor, { id, unit_id }: { id: string; unit_id: string }, given: Given) {
	const { key, questionnaire_version_id, access, closes_at, live, round, now } = given;
	const isOpen = access === 'open';
	const opens_at = isOpen ? Math.max(given.opens_at, now) : given.opens_at;
	const only = sql`(SELECT min(id) FROM roll WHERE unit_id = ${unit_id} AND retired_at IS NULL
		HAVING count(*) = 1)`;
	const may =
		id === round
			? sql`NOT EXISTS (SELECT 1 FROM survey WHERE form_key = ${key})`
			: sql`EXISTS (SELECT 1 FROM survey WHERE id = ${round})`;
	return sql`INSERT INTO survey (id, form_key, unit_id, questionnaire_version_id, round_of, access,
			roll_id, opens_at, closes_at, live, created_by, created_at, opened_at, opened_by)
		SELECT ${id}, ${id === round ? key : newId()}, ${unit_id},
			${questionnaire_version_id}, ${round}, ${access}, ${isOpen ? null : only}, ${opens_at},
			${closes_at}, ${Number(live && access !== 'confidential')}, ${actor.id}, ${now}, ${isOpen ? now : null},
			${isOpen ? actor.id : null}
		WHERE ${may}` satisfies Statement;
}

async function communitiesBelow(unitId: string) {
	const above = await units.get(unitId);
	return (await units.listCommunities(above)).filter(({ id }) => id !== unitId);
}

async function roundOfKey(actor: Actor, key: string): Promise<string | null> {
	const [found] = await db()
		.select({ id: survey.id })
		.from(survey)
		.where(
			and(eq(survey.form_key, key), eq(survey.created_by, actor.id), eq(survey.round_of, survey.id))
		);
	return found?.id ?? null;
}
