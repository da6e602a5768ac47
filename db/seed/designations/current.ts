import { giveBack } from '#lib/applications/extending.server.ts';
import * as screening from '#lib/applications/screening.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import type { Phases } from '#lib/programmes/programme.ts';
import { decline } from '#lib/reviews/declining.server.ts';
import { expectTo } from '../expect.ts';
import { apply, begin, consult, fillIn } from './applying.ts';
import { calibrate } from './calibrating.ts';
import { chairOf } from './people.ts';
import { askResidents } from './residents.ts';
import { judge, reviewOf, type Opinion } from './reviewing.ts';
import { planVisit } from './visiting.ts';
import { admit, assign, call, type Organiser } from './round.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Who applied this year, how far they are, and what they had talked over. */
const applicants = [
	['liuan', 84, '河边步道怎样铺'],
	['qiaotou', 72, '果园机耕路怎样修'],
	['heyue', 68, '荷月巷充电棚建在哪里'],
	['shuangqiao', 63, '双桥菜场门口怎样疏通'],
	['songquan', 70, '松泉广场晚上几点熄灯'],
	['xinghua', 55, '杏花村口怎样装路灯']
] as const;

/** Who reviews whom this year. */
const reviewers = [
	['liuan', 'demo-evaluator', 'demo-evaluator-5'],
	['qiaotou', 'demo-evaluator', 'demo-evaluator-7'],
	['heyue', 'demo-evaluator-2', 'demo-evaluator-4'],
	['shuangqiao', 'demo-evaluator', 'demo-evaluator-3']
] as const;

/** What was written so far; the first two of Liu'an lie apart on one indicator. */
const opinions: readonly (readonly [who: string, unit: string, Opinion])[] = [
	['demo-evaluator', 'liuan', { level: 83, seed: 41 }],
	['demo-evaluator-5', 'liuan', { level: 80, apart: -34, seed: 42 }],
	['demo-evaluator', 'qiaotou', { level: 71, indicators: 9, seed: 43 }],
	['demo-evaluator-2', 'heyue', { level: 69, seed: 44 }]
];

/** Who has scored the sample, and how far beside the reference. */
const calibrated = [
	['demo-evaluator', -1],
	['demo-evaluator-2', 3],
	['demo-evaluator-3', -6],
	['demo-evaluator-5', -12]
] as const;

/** This year's round: under review, each application in a state of its own. */
export function current(
	now: number,
	{ pool, asks }: { pool: () => Organiser; asks: () => string },
	actorOf: (id: string) => Actor
): { at: number; happen: () => Promise<void> }[] {
	const at = (days: number) => now + days * day;
	const phases: Phases = {
		opens_at: at(-70),
		closes_at: at(-25),
		review_until: at(20),
		settle_until: at(40),
		decide_until: at(55)
	};
	let programmeId = '';
	const ids = new Map<string, string>();
	const idOf = (unit: string) => ids.get(unit) ?? '';
	return [
		{
			at: at(-75),
			happen: async () => {
				const given = { pack: 'five-links', key: 'demo-round-2', phases, asks: asks() };
				programmeId = await call(pool().organiser, given, at(-75));
			}
		},
		{
			at: at(-30),
			happen: () => {
				const scored = calibrated.map(([who, beside]) => [actorOf(who), beside] as const);
				return calibrate(pool().organiser, programmeId, scored, at(-30));
			}
		},
		...applicants.map(([unit, level, title], i) => ({
			at: at(-60 + i),
			happen: async () => {
				const applicant = { chair: actorOf(chairOf(unit)), unit, level };
				const consultationId = await consult(applicant, title, at(-60 + i));
				const id = await begin(applicant, programmeId, at(-60 + i));
				ids.set(unit, id);
				const many = 20 + i * 4;
				await askResidents(applicant.chair, id, { level, many }, at(-60 + i));
				await apply(applicant, { id, consultationId }, at(-36 + i));
			}
		})),
		{ at: at(-22), happen: () => screen(pool().organiser, idOf, at(-22)) },
		{
			at: at(-20),
			happen: async () => {
				const given = reviewers.map(([unit, ...who]) => [idOf(unit), ...who] as const);
				await assign(pool(), programmeId, given, at(-20));
				const expert = actorOf('demo-evaluator-7');
				const id = (await reviewOf(expert, idOf('qiaotou'))) ?? '';
				const reason = '去年担任过该村的物业顾问。';
				const declared = { reason, hasInterest: true };
				expectTo('declined', await decline(expert, id, declared, at(-19)));
				await assign(pool(), programmeId, [[idOf('qiaotou'), 'demo-evaluator-3']], at(-18));
			}
		},
		...opinions.map(([who, unit, opinion], i) => ({
			at: at(-12 + i),
			happen: async () => {
				const actor = actorOf(who);
				const reviewId = (await reviewOf(actor, idOf(unit))) ?? '';
				await judge(actor, { reviewId, programmeId }, opinion, at(-12 + i));
			}
		})),
		{
			at: at(-5),
			happen: async () => {
				const place = { programmeId, applicationId: idOf('liuan') };
				await planVisit(pool().organiser, place, at(9), at(-5));
			}
		}
	];
}

/** Four go on to review, one is sent back to be completed, one is screened out. */
async function screen(organiser: Actor, idOf: (unit: string) => string, at: number): Promise<void> {
	for (const [unit] of reviewers) await admit(organiser, idOf(unit), at);
	const out = { submission: 1, reason: '去年刚获认定，未满一年；请在复查之后再申报升级。' };
	expectTo('turned_down', await screening.turnDown(organiser, idOf('songquan'), out, at + hour));
	const more = {
		until: at + 40 * day,
		reason: '“村务公开”和“民主评议”两项的材料看不清，请补拍后再交。'
	};
	expectTo('returned', await giveBack(organiser, idOf('xinghua'), more, at + 2 * hour));
}

/** The other example's round, whose call is open, with an application that has been begun. */
export function open(
	now: number,
	pool: () => Organiser,
	actorOf: (id: string) => Actor
): { at: number; happen: () => Promise<void> }[] {
	const at = (days: number) => now + days * day;
	const phases: Phases = {
		opens_at: at(-6),
		closes_at: at(45),
		review_until: at(80),
		settle_until: at(100),
		decide_until: at(120)
	};
	return [
		{
			at: at(-8),
			happen: async () => {
				const given = { pack: 'eloge', key: 'demo-round-3', phases };
				const programmeId = await call(pool().organiser, given, at(-8));
				const unit = 'qingheli';
				const applicant = { chair: actorOf(chairOf(unit)), unit, level: 80, indicators: 7 };
				const consultationId = await consult(applicant, '议事会的记录怎样让大家看得到', at(-5));
				const id = await begin(applicant, programmeId, at(-4));
				await fillIn(applicant, { id, consultationId }, at(-3));
			}
		}
	];
}
