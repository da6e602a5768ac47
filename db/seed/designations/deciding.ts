import type { Actor } from '#lib/people/actor.ts';
import * as announcing from '#lib/reviews/announcing.server.ts';
import * as objecting from '#lib/reviews/objecting.server.ts';
import * as panel from '#lib/reviews/panel.server.ts';
import { ranking } from '#lib/reviews/ranking.server.ts';
import * as settling from '#lib/reviews/settling.server.ts';
import { expectTo } from '../expect.ts';
import { reviewOf } from './reviewing.ts';

const day = 86_400_000;

/** Reviewers who lay too far apart say why, and the lead records what was agreed. */
export async function settle(
	reviewers: readonly [lead: Actor, other: Actor],
	applicationId: string,
	agreed: { indicatorKey: string; score: number },
	at: number
): Promise<void> {
	const reasons = ['看的是登记办法和张榜照片，制度是有的。', '没有看到人户分离的居民怎样补登。'];
	for (const [i, actor] of reviewers.entries()) {
		const reviewId = (await reviewOf(actor, applicationId)) ?? '';
		const given = { indicatorKey: agreed.indicatorKey, reason: reasons[i] ?? '' };
		expectTo('kept', await settling.giveReason(actor, reviewId, given));
	}
	const reason = '补看了名册：补登做了，但没有逐户核对的记录，按“做了、未全”给分。';
	const [lead] = reviewers;
	expectTo('settled', await settling.settle(lead, applicationId, { ...agreed, reason }, at + day));
}

/** The panel follows what the scores propose, and the list is public; one objection is answered. */
export async function decide(
	organiser: Actor,
	programmeId: string,
	applicationId: string,
	at: number
): Promise<void> {
	const { places } = await ranking(programmeId);
	for (const { reviewed, proposal } of places) {
		const tier = proposal?.tier ?? null;
		const counts = { members: 9, present: 8, inFavour: 7, against: 0, abstained: 1 };
		const reason = tier === null ? '做法刚起步，记录和居民参与的证据不足，建议补齐后再申报。' : '';
		const id = reviewed.application.id;
		expectTo('recorded', await panel.record(organiser, id, { tier, ...counts, reason }, at));
	}
	expectTo('announced', await announcing.announce(organiser, programmeId, at + 3 * day));
	const words = '停车分时的协商会我没有接到通知，住在松泉路的租户好像都没有。';
	const objection = { key: `demo-objection-${applicationId}`, applicationId, words };
	const from = { address: '192.0.2.7', now: at + 5 * day };
	const who = { name: '李女士', contact: '000-5550-0199' };
	expectTo('kept', await objecting.object(programmeId, { ...objection, ...who }, from));
	const [made] = await announcing.objectionsOf(programmeId);
	const answer =
		'经核实，通知贴在楼道和群里，租户不在群里的确实漏了。社区已为租户建了联系名单并补开一次会；不影响本次认定结论。';
	const answered = await objecting.answer(organiser, made?.id ?? '', answer, at + 7 * day);
	expectTo('answered', answered);
}
