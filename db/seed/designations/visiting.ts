import type { Actor } from '#lib/people/actor.ts';
import * as findings from '#lib/reviews/visit-findings.server.ts';
import * as reporting from '#lib/reviews/visit-report.server.ts';
import { rescore } from '#lib/reviews/visit-scores.server.ts';
import * as visiting from '#lib/reviews/visiting.server.ts';
import { ATTENDANCE, OVERALL } from '#lib/reviews/visits.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { expectTo } from '../expect.ts';

const hour = 3_600_000;

const questions = [
	'议事会的记录本放在哪里，居民能不能翻看？',
	'随机问三位居民：上次议的是什么事，后来办了没有？',
	'纸质表决票由谁录入，谁核对？'
] as const;

/** Plans a visit to an applicant, with what the reviewers want to see; its id. */
export async function planVisit(
	organiser: Actor,
	{ programmeId, applicationId }: { programmeId: string; applicationId: string },
	plannedFor: number,
	at: number
): Promise<string> {
	const plan = '请准备议事会记录本、公开栏和一次表决的原始材料；不要安排汇报会。';
	const lines = questions.map((question) => ({ key: '', question }));
	const input = { applicationId, key: `demo-visit-${applicationId}`, planned_for: plannedFor };
	const planned = await visiting.plan(organiser, programmeId, { ...input, plan, lines }, at);
	if (typeof planned === 'string') throw new Error(`The demo's visit: ${planned}`);
	return planned.id;
}

/** Writes down what was found, changes one score by it, and reports; the unit says its part. */
export async function visit(
	{ lead, chair }: { lead: Actor; chair: Actor },
	visitId: string,
	score: { indicatorKey: string; score: number },
	at: number
): Promise<void> {
	const { checklist } = await visits.get(visitId);
	const found = [
		[ATTENDANCE, '评审两人；社区主任、监督委员会主任、楼栋长四人，路上随访居民七人。'],
		...checklist.map(({ key }, i) => [key, answers[i] ?? ''] as const),
		[OVERALL, '材料与现场一致。落实单每周更新，居民说得出上次议的事；纸质票的核对记录保存完整。']
	] as const;
	for (const [part, words] of found) {
		const kept = await findings.keep(lead, visitId, { part, words, over: '' }, at + hour);
		expectTo('kept', typeof kept === 'string' ? kept : 'written over');
	}
	const reason = '现场看到落实单逐周更新，两件没有办成的也回到议事会说明，比书面材料更扎实。';
	expectTo('rescored', await rescore(lead, visitId, { ...score, reason }, at + 2 * hour));
	expectTo('reported', await reporting.report(lead, visitId, at + 24 * hour));
	const reply = '情况属实。评审建议的大字版落实单已经在做。';
	expectTo('replied', await reporting.reply(chair, visitId, reply, at + 48 * hour));
}

const answers = [
	'放在服务大厅开架上，翻到最近一次是上周六，签名齐全。',
	'七位里五位说得出是充电棚，四位知道已经装好。',
	'两名工作人员分别录入，监督委员抽查了一成，记录在册。'
];
