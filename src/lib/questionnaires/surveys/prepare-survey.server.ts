import { and, eq, isNull, sql } from 'drizzle-orm';
import {
	consultation,
	questionnaire,
	questionnaire_version,
	roll,
	unit
} from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { toEpoch } from '#lib/units/local-time.ts';
import type { SurveyInput } from './survey.form.ts';
import type { Survey } from './survey.ts';

/** What of a form only the tables can tell to be wrong, and at which field. */
export type SurveyFault = {
	fault: 'no_such_one' | 'no_such_time' | 'closes_before_opens' | 'closes_in_the_past' | 'too_long';
	field: 'questionnaire_version_id' | 'consultation_id' | 'roll_id' | 'opens_at' | 'closes_at';
};

/** The columns of a draft, checked. */
export type Prepared = Pick<
	Survey,
	| 'questionnaire_version_id'
	| 'consultation_id'
	| 'access'
	| 'roll_id'
	| 'opens_at'
	| 'closes_at'
	| 'live'
>;

const YEAR = 366 * 86_400_000;

/**
 * Looks up what a form names: a published version of a questionnaire of the unit, a consultation of the unit, a roll
 * of it in use. What a unit above has given keeps its version and its access. A confidential survey is never shown
 * live: its last few answers would be the difference between the last look and the result.
 */
export async function prepare(
	unitId: string,
	input: SurveyInput,
	now: number,
	given: Pick<Survey, 'questionnaire_version_id' | 'access'> | null = null
): Promise<Prepared | SurveyFault> {
	const { consultation_id, roll_id, live } = input;
	const { questionnaire_version_id, access } = given ?? input;
	const [version, matter, listed, times] = await Promise.all([
		given ? true : hasVersion(unitId, questionnaire_version_id),
		consultation_id === '' || hasConsultation(unitId, consultation_id),
		access === 'open' || roll_id === '' || hasRoll(unitId, roll_id),
		timesOf(unitId, input, now)
	]);
	if (!version) return { fault: 'no_such_one', field: 'questionnaire_version_id' };
	if (!matter) return { fault: 'no_such_one', field: 'consultation_id' };
	if (!listed) return { fault: 'no_such_one', field: 'roll_id' };
	if ('fault' in times) return times;
	return {
		...{ questionnaire_version_id, access, live: live && access !== 'confidential', ...times },
		consultation_id: consultation_id || null,
		roll_id: access === 'open' ? null : roll_id || null
	};
}

/** From when until when, by the unit's own clock; a year at most. */
export async function timesOf(
	unitId: string,
	typed: { opens_at: string; closes_at: string },
	now: number
): Promise<{ opens_at: number; closes_at: number } | SurveyFault> {
	const [place] = await db().select({ zone: unit.time_zone }).from(unit).where(eq(unit.id, unitId));
	const zone = place?.zone ?? 'UTC';
	const opens_at = toEpoch(typed.opens_at, zone);
	if (opens_at === null) return { fault: 'no_such_time', field: 'opens_at' };
	const closes_at = toEpoch(typed.closes_at, zone);
	if (closes_at === null) return { fault: 'no_such_time', field: 'closes_at' };
	if (closes_at <= opens_at) return { fault: 'closes_before_opens', field: 'closes_at' };
	if (closes_at <= now) return { fault: 'closes_in_the_past', field: 'closes_at' };
	if (closes_at - Math.max(opens_at, now) > YEAR) return { fault: 'too_long', field: 'closes_at' };
	return { opens_at, closes_at };
}

/** It is a published version of one of the unit's questionnaires that are in use. */
export async function hasVersion(unitId: string, versionId: string): Promise<boolean> {
	const [found] = await db()
		.select({ id: questionnaire_version.id })
		.from(questionnaire_version)
		.innerJoin(questionnaire, eq(questionnaire.id, questionnaire_version.questionnaire_id))
		.where(
			and(
				eq(questionnaire_version.id, versionId),
				eq(questionnaire.unit_id, unitId),
				isNull(questionnaire.discarded_at)
			)
		);
	return found !== undefined;
}

async function hasConsultation(unitId: string, id: string): Promise<boolean> {
	const rows = await db()
		.select({ one: sql`1` })
		.from(consultation)
		.where(and(eq(consultation.id, id), eq(consultation.unit_id, unitId)));
	return rows.length > 0;
}

async function hasRoll(unitId: string, id: string): Promise<boolean> {
	const rows = await db()
		.select({ one: sql`1` })
		.from(roll)
		.where(and(eq(roll.id, id), eq(roll.unit_id, unitId), isNull(roll.retired_at)));
	return rows.length > 0;
}
