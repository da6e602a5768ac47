import { sql } from 'drizzle-orm';
import { makePerson } from '#db/community.fixture.ts';
import {
	fillIn,
	makeApplication,
	OPEN,
	type Round
} from '#lib/applications/applying.fixture.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';

/** A moment while applications are reviewed. */
export const REVIEW = START + 70 * DAY;

export type Expert = { actor: Actor; evaluatorId: string };

/** An evaluator of the organiser's pool. */
export async function makeExpert(
	{ organiserId }: Round,
	tier = 'senior',
	city = ''
): Promise<Expert> {
	const actor = await makePerson(organiserId, 'evaluator');
	const evaluatorId = newId();
	await write([
		sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, city, joined_at)
			VALUES (${evaluatorId}, ${newId()}, ${organiserId}, ${actor.id}, ${city}, ${START})`,
		sql`INSERT INTO evaluator_tier (evaluator_id, from_at, tier, decided_by)
			VALUES (${evaluatorId}, ${START}, ${tier}, ${actor.id})`
	]);
	return { actor, evaluatorId };
}

/** A submitted application. */
export async function makeSubmitted(round: Round) {
	const made = await makeApplication(round);
	await fillIn(made);
	const receipt = await submission.submit(made.chair, made.applicationId, OPEN);
	if (typeof receipt === 'string') throw new Error(receipt);
	return made;
}
