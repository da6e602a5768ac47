import { makeCommunity, makePerson, type Community } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as calling from '#lib/programmes/calling.server.ts';
import type { Indicator } from '#lib/programmes/criteria.ts';
import * as drafting from '#lib/programmes/drafting.server.ts';
import { criteria, DAY, START, wholeTerms } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { sql } from 'drizzle-orm';
import * as answers from './answers.server.ts';
import * as applications from './applications.server.ts';
import * as evidence from './evidence.server.ts';

/** A moment while applications are taken. */
export const OPEN = START + 20 * DAY;

export type Round = { organiser: Actor; organiserId: string; programmeId: string };

/** A called programme of an organiser, whose indicators ask for a link each. */
export async function makeRound(more: Parameters<typeof wholeTerms>[0] = {}): Promise<Round> {
	const { unitId: organiserId } = await makeCommunity();
	const organiser = await makePerson(organiserId, 'organiser');
	const made = await drafting.draft(
		organiser,
		organiserId,
		{ key: newId(), year: 2027, from: { criteria } },
		START
	);
	if (typeof made === 'string') throw new Error(made);
	const linked = criteria.map((criterion) => ({
		...criterion,
		indicators: criterion.indicators.map((indicator): Indicator => ({
			...indicator,
			evidence: ['link']
		}))
	}));
	const terms = wholeTerms({ criteria: linked, ...more });
	await drafting.revise(organiser, made.id, { version: 1, terms }, START + 1);
	const called = await calling.call(organiser, made.id, 2, START + 2);
	if (called !== 'called') throw new Error(called);
	return { organiser, organiserId, programmeId: made.id };
}

/** A community that the organiser has admitted, with its application begun. */
export async function makeApplication(
	{ organiser, organiserId, programmeId }: Round,
	given?: Community
): Promise<Community & { applicationId: string }> {
	const community = given ?? (await makeCommunity());
	await write([
		sql`INSERT INTO admission (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
			VALUES (${newId()}, ${newId()}, ${organiserId}, ${community.unitId}, 'member', ${START},
				${organiser.id}, ${START})`
	]);
	const begun = await applications.begin(
		community.chair,
		community.unitId,
		{ programmeId, key: newId() },
		OPEN
	);
	if (typeof begun === 'string') throw new Error(begun);
	return { ...community, applicationId: begun.id };
}

/** Says something of every indicator: the same score, other words, and a link. */
export async function fillIn(
	{ editor, applicationId }: Community & { applicationId: string },
	selfScore = 300
): Promise<void> {
	for (const { key } of criteria.flatMap(({ indicators }) => indicators)) {
		const said = { selfScore, narrative: `我们这样做：${key}`, version: 0, now: OPEN };
		await answers.save(editor, applicationId, key, said);
		await evidence.add(
			editor,
			applicationId,
			{
				indicatorKey: key,
				proof: { kind: 'link', url: `https://example.org/${key}`, label: '公告' },
				key: newId()
			},
			OPEN
		);
	}
}
