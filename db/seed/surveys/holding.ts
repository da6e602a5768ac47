import { sql } from 'drizzle-orm';
import type { Answers } from '#lib/questionnaires/answers.ts';
import { rollOf, type Holder } from '#lib/questionnaires/answering/holder.ts';
import { submit } from '#lib/questionnaires/answering/submitting.server.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import { parseDocument } from '#lib/questionnaires/editing/document.form.ts';
import * as drafting from '#lib/questionnaires/editing/drafting.server.ts';
import * as plans from '#lib/questionnaires/editing/plans.server.ts';
import { publish } from '#lib/questionnaires/editing/publishing.server.ts';
import * as surveyDrafts from '#lib/questionnaires/surveys/drafting.server.ts';
import { open } from '#lib/questionnaires/surveys/opening.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { surveyForm, type SurveyInput } from '#lib/questionnaires/surveys/survey.form.ts';
import { get } from '#lib/questionnaires/surveys/surveys.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { chance, type Chance } from '../chance.ts';
import { expectTo } from '../expect.ts';

export const zone = 'Asia/Shanghai';

/** Writes a questionnaire and publishes it; where it shows a plan, `document` is given the plan's id. */
export async function write(
	actor: Actor,
	unitId: string,
	{ key, document, plan }: { key: string; document: (plan?: string) => Document; plan?: File },
	now: number
): Promise<string> {
	const { id } = await drafting.draft(actor, unitId, { key, document: checked(document()) }, now);
	let version = 1;
	if (plan) {
		const kept = await plans.add(actor, id, plan, now);
		if ('refused' in kept) throw new Error(`The demo's plan was not kept: ${kept.refused}`);
		const revised = await drafting.revise(actor, id, version, checked(document(kept.id)), now);
		if (typeof revised === 'string') throw new Error(`The demo's questionnaire: ${revised}`);
		version = revised.version;
	}
	const published = await publish(actor, id, version, now);
	if (typeof published === 'string') throw new Error(`The demo's questionnaire: ${published}`);
	return published.versionId;
}

/** Drafts and opens a survey, and gives its id. */
export async function hold(
	actor: Actor,
	unitId: string,
	given: Partial<Omit<SurveyInput, 'opens_at' | 'closes_at'>> & { from: number; until: number },
	now: number
): Promise<string> {
	const { from, until, ...rest } = given;
	const times = { opens_at: toLocal(from, zone), closes_at: toLocal(until, zone) };
	const drafted = await surveyDrafts.draft(
		actor,
		unitId,
		surveyForm.parse({ ...rest, ...times }),
		now
	);
	if ('fault' in drafted) throw new Error(`The demo's survey: ${drafted.field} ${drafted.fault}`);
	expectTo('opened', await open(actor, drafted.id, 1, now));
	return drafted.id;
}

type Household = { invitee_id: string; building: string; entrance: string; room: string };
type Reply = (luck: Chance, household: Household) => Answers;

/** So many of the invited answer by phone, with a slip each; `late` of them hand in paper instead, and are returned. */
export async function invitedAnswer(
	actor: Actor,
	surveyId: string,
	{ many, late = 0, seed, reply }: { many: number; late?: number; seed: number; reply: Reply },
	at: number
): Promise<Household[]> {
	const luck = chance(seed);
	const survey = await get(surveyId);
	const issued = await slips.issue(actor, surveyId, { everybody: true }, at);
	if (typeof issued === 'string') throw new Error(`The demo's slips: ${issued}`);
	const holders = await db().all<Household & { slip_id: string; area: number }>(sql`
		SELECT i.id AS invitee_id, s.id AS slip_id, i.building, i.entrance, i.room, i.area
		FROM invitee i JOIN invitee_slip s ON s.invitee_id = i.id AND s.voided_at IS NULL
		WHERE i.survey_id = ${surveyId} ORDER BY i.door_order`);
	const share = (many + late) / holders.length;
	const taking = holders.filter(() => luck.next() < share);
	const online = taking.slice(0, taking.length - late);
	const answers = online.map((household) => reply(luck, household));
	const outcomes = await Promise.all(
		online.map(({ invitee_id, slip_id, ...door }, i) => {
			const holder: Holder = {
				kind: 'invitee',
				keyHash: `demo-${invitee_id}`,
				invitee_id,
				slip_id,
				roll: rollOf(door)
			};
			return submit(survey, holder, { answers: answers[i] ?? {}, key: `demo-${invitee_id}` }, at);
		})
	);
	for (const outcome of outcomes) expectTo('taken', outcome);
	return taking.slice(taking.length - late);
}

/** So many people who have the link answer. */
export async function anybodyAnswers(
	surveyId: string,
	{ many, seed, reply }: { many: number; seed: number; reply: (luck: Chance) => Answers },
	at: number
): Promise<void> {
	const luck = chance(seed);
	const survey = await get(surveyId);
	for (let i = 0; i < many; i++) {
		const key = `demo-${surveyId}-${i}`.slice(0, 60);
		const holder: Holder = { kind: 'open', keyHash: key };
		expectTo('taken', await submit(survey, holder, { answers: reply(luck), key }, at));
	}
}

/** What an editor would be told to be wrong with it ends the demo. */
function checked(document: Document): Document {
	const parsed = parseDocument(document);
	if ('problems' in parsed)
		throw new Error(`The demo's questionnaire: ${JSON.stringify(parsed.problems)}`);
	return parsed.document;
}
