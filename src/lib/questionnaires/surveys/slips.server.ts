import { eq, sql, type SQL } from 'drizzle-orm';
import { invitee, invitee_slip } from '#db/schema.server.ts';
import { inOrder } from '#lib/rolls/buildings.ts';
import { db } from '#lib/server/db.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { readCode } from '#lib/slips/code.ts';
import { countWrong } from '#lib/slips/tries.server.ts';
import type { SlipCounts } from './slips.ts';

export { issue, reissue } from './issuing.server.ts';

/** Whose slip it is, with what is known of them from the roll. */
export type SlipHolder = {
	slip_id: string;
	invitee_id: string;
	survey_id: string;
	name: string;
	building: string;
	entrance: string;
	room: string;
	/** In 0.01 m². */
	area: number;
	/** Empty where the roll has no phone. */
	phone_last4: string;
};

/**
 * The holder of a valid slip. A code that is malformed, unknown or replaced gives the same answer after the same
 * work; after too many of them from one address, or from all together, the answer is to wait. A valid code is
 * always found.
 */
export async function find(
	typed: string,
	now: number,
	address: string
): Promise<SlipHolder | 'unknown' | { retryAfter: number }> {
	return (await findByCode(typed)) ?? countWrong(address, now);
}

/** The holder of a valid slip, or null; counts no tries, for whoever looks among other slips next. */
export async function findByCode(typed: string): Promise<SlipHolder | null> {
	const read = readCode(typed);
	const hash = keyedHash('slip', read.ok ? read.code : '');
	const found = await findHolder(eq(invitee_slip.code_hash, hash));
	if (found?.voided_at !== null) return null;
	return found;
}

/** The holder of a slip, replaced or not; `voided_at` tells. */
export async function findHolder(which: SQL | undefined) {
	const { id: slip_id, survey_id, invitee_id, voided_at } = invitee_slip;
	const { name, building, entrance, room, area, phone_last4 } = invitee;
	const line = { name, building, entrance, room, area, phone_last4 };
	const [found] = await db()
		.select({ slip_id, invitee_id, survey_id, ...line, voided_at })
		.from(invitee_slip)
		.innerJoin(invitee, eq(invitee.id, invitee_slip.invitee_id))
		.where(which);
	return found ?? null;
}

type Counts = SlipCounts & { building: string };

/** How many slips of a survey are out and used, by building in the order of doors, and in all. */
export async function counts(surveyId: string): Promise<SlipCounts & { byBuilding: Counts[] }> {
	const rows = await db().all<Counts>(ofBuildings(surveyId));
	const all = { invitees: 0, printed: 0, used: 0, missing: 0 };
	for (const one of rows) {
		all.invitees += one.invitees;
		all.printed += one.printed;
		all.used += one.used;
		all.missing += one.missing;
	}
	return { ...all, byBuilding: inOrder(rows) };
}

const ofBuildings = (surveyId: string) => sql`
	SELECT building, count(*) AS invitees, coalesce(sum(slip), 0) AS printed,
		coalesce(sum(slip AND answered), 0) AS used,
		coalesce(sum(NOT slip AND NOT answered), 0) AS missing
	FROM (SELECT i.building,
			EXISTS (SELECT 1 FROM invitee_slip s WHERE s.invitee_id = i.id AND s.voided_at IS NULL) AS slip,
			EXISTS (SELECT 1 FROM response_mark m WHERE m.survey_id = i.survey_id AND m.invitee_id = i.id)
				AS answered
		FROM invitee i WHERE i.survey_id = ${surveyId})
	GROUP BY building`;
