/** What a unit of the tests has of programmes, as their organiser and as an applicant, and who reviews there. */
import { sql } from 'drizzle-orm';
import { DAY, type Community } from '#db/community.fixture.ts';
import { certify } from '#lib/certificates/certifying.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/drafting.server.ts';
import { wholeTerms } from '#lib/programmes/terms.fixture.ts';
import * as announcing from '#lib/reviews/announcing.server.ts';
import * as calibration from '#lib/reviews/calibration-making.server.ts';
import * as panel from '#lib/reviews/panel.server.ts';
import * as reviewing from '#lib/reviews/reviewing.server.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import {
	apply,
	assign,
	drafted,
	expectTo,
	keys,
	makeExpert,
	submit,
	type Expert
} from './rounds.ts';

/**
 * A drafted programme with the keys of its parts; one that takes applications, one under review and one that was decided,
 * each with the unit's own application; and the evaluator to whom these were given.
 */
export async function designationsOf(
	community: Community,
	organiser: Actor
): Promise<{ ids: Record<string, string>; evaluator: Actor }> {
	const expert = await makeExpert(community.unitId, organiser);
	const { unitId } = community;
	await write([
		sql`INSERT INTO admission (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
			VALUES (${newId()}, ${newId()}, ${unitId}, ${unitId}, 'member', 1, ${organiser.id}, 1)`
	]);
	const taking = await apply(community, organiser, -10);
	const ids = {
		...(await draftOf(organiser, unitId)),
		evaluator: expert.evaluatorId,
		callOpen: taking.programmeId,
		draftApplication: taking.applicationId,
		...(await underReview(community, organiser, expert)),
		...(await decided(community, organiser, expert))
	};
	return { ids, evaluator: expert.actor };
}

/** Drafted, with the keys of its parts. */
async function draftOf(organiser: Actor, unitId: string): Promise<Record<string, string>> {
	const { id } = await drafted(organiser, unitId);
	const terms = wholeTerms();
	await programmes.revise(organiser, id, { version: 1, terms }, Date.now());
	const [tier, criterion] = [terms.tiers[0], terms.criteria[0]];
	return {
		programme: id,
		tier: tier?.key ?? '',
		criterion: criterion?.key ?? '',
		indicator: keys[0] ?? ''
	};
}

/** Submitted and given to the evaluator, who has begun; a visit is planned, and a sample waits to be scored. */
async function underReview(
	community: Community,
	organiser: Actor,
	expert: Expert
): Promise<Record<string, string>> {
	const applied = await apply(community, organiser, -60);
	const { programmeId, applicationId } = applied;
	const file = await submit(community, applied);
	const review = await assign(applied, organiser, expert);
	const [visit, now] = [newId(), Date.now()];
	await write([
		sql`INSERT INTO visit (id, form_key, application_id, planned_for, checklist, made_by, made_at)
			VALUES (${visit}, ${newId()}, ${applicationId}, ${now + 5 * DAY}, '[]', ${organiser.id}, ${now})`
	]);
	const line = { text: '每月公开一次，有台账', reference: 300, why: '有记录，没有反馈' };
	const sample = { title: '样本', takenFrom: null, lines: keys.map((key) => ({ ...line, key })) };
	const keeping = { version: 0, sample };
	expectTo('kept', await calibration.keepSample(organiser, programmeId, keeping, now));
	const sure = { version: 1, isAnonymous: true };
	expectTo('opened', await calibration.open(organiser, programmeId, sure, now));
	return {
		underReview: programmeId,
		application: applicationId,
		evidenceFile: file,
		review,
		visit
	};
}

/** Reviewed, decided and announced; the designation has its certificate, and is to be looked at again. */
async function decided(
	community: Community,
	organiser: Actor,
	expert: Expert
): Promise<Record<string, string>> {
	const applied = await apply(community, organiser, -260);
	const { programmeId, applicationId } = applied;
	await submit(community, applied);
	const review = await assign(applied, organiser, expert);
	const at = applied.at + 40 * DAY;
	for (const indicatorKey of keys) {
		const judged = { indicatorKey, score: 400, comment: '材料清楚' };
		expectTo('kept', await reviewing.judge(expert.actor, review, judged, at));
	}
	const words = { strengths: '有记录', improvements: '公开再快些', questions: '谁来参加？' };
	expectTo('kept', await reviewing.comment(expert.actor, review, words, at));
	expectTo('sealed', await reviewing.seal(expert.actor, review, at));
	const counts = { members: 5, present: 5, inFavour: 5, against: 0, abstained: 0 };
	const vote = { tier: 'base', ...counts, reason: '' };
	expectTo('recorded', await panel.record(organiser, applicationId, vote, at + DAY));
	expectTo('announced', await announcing.announce(organiser, programmeId, at + 2 * DAY));
	const settled = at + 20 * DAY;
	const designation = newId();
	await write([
		sql`UPDATE programme SET settled_at = ${settled}, settled_by = ${organiser.id}
			WHERE id = ${programmeId}`,
		sql`INSERT INTO designation (id, programme_id, application_id, unit_id, tier_key, tier, valid_from,
				valid_until, recheck_due_at)
			VALUES (${designation}, ${programmeId}, ${applicationId}, ${community.unitId}, 'base',
				${JSON.stringify(wholeTerms().tiers[0])}, ${settled}, ${settled + 1_095 * DAY}, ${Date.now() - DAY})`
	]);
	return {
		decided: programmeId,
		decidedApplication: applicationId,
		sealedReview: review,
		designation,
		certificate: (await certify(organiser, designation, settled)).id
	};
}
