import { sql } from 'drizzle-orm';
import { makeCommunity, type Community } from '#db/community.fixture.ts';
import type { Round } from '#lib/applications/applying.fixture.server.ts';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

/** When the list of the fixture's round became public, and a moment after the days for objections. */
export const ANNOUNCED = START + 140 * DAY;
export const AFTER = ANNOUNCED + 8 * DAY;

export type Decided = Community & { applicationId: string };

/** A community's application to the round on which the panel has decided; null is a refusal. */
export async function makeDecided(
	{ programmeId, organiser }: Round,
	tier: string | null,
	given?: Community
): Promise<Decided> {
	const community = given ?? (await makeCommunity());
	const applicationId = newId();
	await write([
		sql`INSERT INTO application (id, form_key, programme_id, unit_id, created_by, created_at, submitted_at,
				screened_at)
			VALUES (${applicationId}, ${newId()}, ${programmeId}, ${community.unitId},
				${community.chair.id}, ${START}, ${START}, ${START})`,
		sql`INSERT INTO panel_vote (application_id, tier_key, proposed_key, members, present, in_favour, against,
				abstained, recorded_by, recorded_at)
			VALUES (${applicationId}, ${tier}, ${tier}, 5, 5, 5, 0, 0, ${organiser.id}, ${ANNOUNCED - DAY})`
	]);
	return { ...community, applicationId };
}

/** Makes the list of the round public. */
export async function announceRound({ programmeId, organiser }: Round): Promise<void> {
	await write([
		sql`UPDATE programme SET announced_at = ${ANNOUNCED}, announced_by = ${organiser.id}
			WHERE id = ${programmeId}`
	]);
}

/** Somebody objects to the list; the objection's id. */
export async function makeObjection({ programmeId }: Round): Promise<string> {
	const id = newId();
	await write([
		sql`INSERT INTO list_objection (id, form_key, programme_id, name, contact, words, made_at)
			VALUES (${id}, ${newId()}, ${programmeId}, '李某', '电话', '情况不符', ${ANNOUNCED + DAY})`
	]);
	return id;
}
