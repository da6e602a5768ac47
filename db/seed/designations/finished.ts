import type { Phases } from '#lib/programmes/programme.ts';
import { designate } from '#lib/certificates/designating.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { expectTo } from '../expect.ts';
import { apply, begin, consult } from './applying.ts';
import { decide, settle } from './deciding.ts';
import { chairOf } from './people.ts';
import { askResidents } from './residents.ts';
import { recheck, thank } from './rechecking.ts';
import { judge, reviewOf } from './reviewing.ts';
import { planVisit, visit } from './visiting.ts';
import { admit, assign, call, type Organiser } from './round.ts';

const day = 86_400_000;

/** Who applied last year: how far they were, what they had talked over, and who reviewed them. */
const applicants = [
	['qingheli', 87, '楼道堆物怎样清', ['demo-evaluator-2', 'demo-evaluator-3']],
	['liuan', 76, '老人夜间照明怎样改', ['demo-evaluator-2', 'demo-evaluator-4']],
	['songquan', 66, '松泉路停车怎样分时', ['demo-evaluator', 'demo-evaluator-3']],
	['heyue', 52, '荷月巷晾衣场怎样建', ['demo-evaluator-6', 'demo-evaluator-5']]
] as const;

/** Last year's round, from its call to its certificates: three units designated, one not. */
export function finished(
	now: number,
	{ pool, asks }: { pool: () => Organiser; asks: () => string },
	actorOf: (id: string) => Actor
): { at: number; happen: () => Promise<void> }[] {
	const at = (days: number) => now + days * day;
	const phases: Phases = {
		opens_at: at(-410),
		closes_at: at(-370),
		review_until: at(-340),
		settle_until: at(-325),
		decide_until: at(-310)
	};
	let programmeId = '';
	const ids = new Map<string, string>();
	const idOf = (unit: string) => ids.get(unit) ?? '';
	return [
		{
			at: at(-420),
			happen: async () => {
				const given = { pack: 'five-links', key: 'demo-round-1', phases, asks: asks() };
				programmeId = await call(pool().organiser, given, at(-420));
			}
		},
		...applicants.map(([unit, level, title], i) => ({
			at: at(-400 + i),
			happen: async () => {
				const applicant = { chair: actorOf(chairOf(unit)), unit, level: level - 2 };
				const consultationId = await consult(applicant, title, at(-400 + i));
				const id = await begin(applicant, programmeId, at(-400 + i));
				ids.set(unit, id);
				const many = 24 + i * 5;
				await askResidents(applicant.chair, id, { level, many }, at(-400 + i));
				await apply(applicant, { id, consultationId }, at(-380 + i));
			}
		})),
		{
			at: at(-365),
			happen: async () => {
				for (const id of ids.values()) await admit(pool().organiser, id, at(-365));
				const given = applicants.map(([unit, , , who]) => [idOf(unit), ...who] as const);
				await assign(pool(), programmeId, given, at(-364));
			}
		},
		{
			at: at(-350),
			happen: async () => {
				for (const [i, [unit, level, , who]] of applicants.entries()) {
					for (const [k, id] of who.entries()) {
						const actor = actorOf(id);
						const reviewId = (await reviewOf(actor, idOf(unit))) ?? '';
						const apart = unit === 'heyue' && k === 1 ? -32 : 0;
						const opinion = { level: level + k * 4 - 2, apart, seed: i * 10 + k };
						await judge(actor, { reviewId, programmeId }, opinion, at(-350 + k));
					}
				}
			}
		},
		{
			at: at(-345),
			happen: async () => {
				const lead = actorOf('demo-evaluator-6');
				const agreed = { indicatorKey: 'voter-register', score: 4_500 };
				await settle([lead, actorOf('demo-evaluator-5')], idOf('heyue'), agreed, at(-339));
				const place = { programmeId, applicationId: idOf('qingheli') };
				const visitId = await planVisit(pool().organiser, place, at(-335), at(-340));
				const people = { lead: actorOf('demo-evaluator-2'), chair: actorOf('demo-chair') };
				const seen = { indicatorKey: 'follow-through', score: 9_200 };
				await visit(people, visitId, seen, at(-335));
			}
		},
		{
			at: at(-320),
			happen: () => decide(pool().organiser, programmeId, idOf('songquan'), at(-320))
		},
		{
			at: at(-307),
			happen: async () => {
				expectTo('designated', await designate(pool().organiser, programmeId, at(-307)));
				const evaluatorId = pool().evaluators.get('demo-evaluator') ?? '';
				await thank(pool().organiser, { programmeId, evaluatorId }, at(-306));
			}
		},
		{
			at: at(-95),
			happen: async () => {
				const { organiser } = pool();
				const well = { programmeId, unit: 'songquan', level: 66 };
				const reason = '停车分时的办法坚持下来了，租户已纳入通知名单。';
				const kept = { outcome: 'kept', tier: null, reason, nextDueAt: at(24) } as const;
				await recheck(organiser, well, kept, at(-95));
				const worse = { programmeId, unit: 'liuan', level: 64 };
				const lower = {
					...({ outcome: 'downgraded', tier: 'point', nextDueAt: at(180) } as const),
					reason: '上半年只开了一次协商会，落实单三个月没有更新，未达到实践站的要求。'
				};
				await recheck(organiser, worse, lower, at(-94));
			}
		}
	];
}
