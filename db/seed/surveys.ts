import { and, eq } from 'drizzle-orm';
import { consultation, survey } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { give } from '#lib/questionnaires/surveys/giving.server.ts';
import * as drafting from '#lib/questionnaires/surveys/drafting.server.ts';
import { open, publishResults } from '#lib/questionnaires/surveys/opening.server.ts';
import { givingForm, surveyForm } from '#lib/questionnaires/surveys/survey.form.ts';
import { db } from '#lib/server/db.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { chance } from './chance.ts';
import { expectTo } from './expect.ts';
import { anybodyAnswers, hold, invitedAnswer, write, zone } from './surveys/holding.ts';
import { garden, imagined } from './surveys/garden.ts';
import { enterPapers } from './surveys/on-paper.ts';
import { drawPlan } from './surveys/plan.ts';
import { pleased } from './surveys/pleased.ts';
import { satisfaction } from './surveys/satisfaction.ts';
import { sorted, sorting } from './surveys/sorting.ts';

const hour = 3_600_000;
const day = 24 * hour;

type Happening = { at: number; happen: () => Promise<void> };
type ActorOf = (id: string) => Actor;

/** What the demo's communities asked their residents, moment by moment, up to now. */
export function surveyHappenings(now: number, actorOf: ActorOf): Happening[] {
	return [
		...satisfactionTwice(now, actorOf),
		gardenNow(now, actorOf),
		...sortingBelow(now, actorOf)
	];
}

/** The open survey that anybody may answer. */
export async function openSurvey(now: number): Promise<string | null> {
	const all = await db()
		.select()
		.from(survey)
		.where(and(eq(survey.unit_id, 'qingheli'), eq(survey.access, 'open')));
	const found = all.find((one) => {
		const isOpened = one.opened_at !== null && one.opens_at <= now && one.closes_at > now;
		return isOpened && one.closed_at === null && one.discarded_at === null;
	});
	return found?.id ?? null;
}

/** Half a year apart, the same questions; the second time some of it on paper. */
function satisfactionTwice(now: number, actorOf: ActorOf): Happening[] {
	const [chair, editor] = [actorOf('demo-chair'), actorOf('demo-editor')] as const;
	let version = '';
	const ask = async (from: number, key: string, season: number, late: number, many: number) => {
		const until = from + 14 * day;
		const roll = { access: 'confidential', roll_id: 'qingheli-households' } as const;
		const asked = { key, questionnaire_version_id: version, ...roll, from, until };
		const id = await hold(chair, 'qingheli', asked, from - day);
		const reply = {
			seed: many,
			reply: (luck: ReturnType<typeof chance>, { building }: { building: string }) =>
				pleased(luck, { building, season })
		};
		const rest = await invitedAnswer(editor, id, { many, late, ...reply }, until - day);
		const luck = chance(late);
		const papers = rest.map(({ building, entrance, room }) => ({
			door: `${building}-${entrance}-${room}`,
			answers: pleased(luck, { building, season })
		}));
		const batch = { document: satisfaction, papers, key: `${key}-paper` };
		if (late > 0) await enterPapers([editor, chair], id, batch, until + day);
		expectTo('published', await publishResults(chair, id, until + 2 * day));
	};
	return [
		{
			at: now - 172 * day,
			happen: async () => {
				const asked = { key: 'demo-satisfaction', document: () => satisfaction };
				version = await write(chair, 'qingheli', asked, now - 172 * day);
				await ask(now - 170 * day, 'demo-satisfaction-1', -0.25, 0, 240);
			}
		},
		{
			at: now - 31 * day,
			happen: () => ask(now - 30 * day, 'demo-satisfaction-2', 0.2, 18, 290)
		}
	];
}

/** Beside the vote on the same garden, open to anybody who has the link. */
function gardenNow(now: number, actorOf: ActorOf): Happening {
	const chair = actorOf('demo-chair');
	const at = now - 7 * day;
	return {
		at,
		happen: async () => {
			const asked = { key: 'demo-garden', document: garden, plan: await drawPlan() };
			const version = await write(chair, 'qingheli', asked, at);
			const [matter] = await db()
				.select({ id: consultation.id })
				.from(consultation)
				.where(eq(consultation.title, '中心花园怎样改造'));
			const input = {
				key: 'demo-garden-1',
				questionnaire_version_id: version,
				access: 'open',
				live: true
			} as const;
			const times = { from: at + hour, until: now + 21 * day };
			const id = await hold(
				chair,
				'qingheli',
				{ ...input, ...times, consultation_id: matter?.id ?? '' },
				at
			);
			await anybodyAnswers(id, { many: 46, seed: 46, reply: imagined }, now - hour);
		}
	};
}

/** A street asks its three communities the same. */
function sortingBelow(now: number, actorOf: ActorOf): Happening[] {
	const street = actorOf('demo-chair-street');
	const from = now - 50 * day;
	const until = from + 10 * day;
	const times = { opens_at: toLocal(from, zone), closes_at: toLocal(until, zone) };
	const communities = [
		{ unit: 'qingheli', roll: 'qingheli-households', chair: 'demo-chair', many: 150, content: 0.3 },
		{ unit: 'liuan', roll: 'liuan-households', chair: 'demo-chair-2', many: 96, content: -0.5 },
		{ unit: 'qiaotou', roll: 'qiaotou-households', chair: 'demo-chair-3', many: 71, content: 0.7 }
	];
	return [
		{
			at: from - 3 * day,
			happen: async () => {
				const asked = { key: 'demo-sorting', document: () => sorting };
				const version = await write(street, 'linjiang', asked, from - 3 * day);
				const input = givingForm.parse({
					...{ key: 'demo-sorting-round', questionnaire_version_id: version, ...times },
					...{ access: 'confidential', communities: communities.map(({ unit }) => unit) }
				});
				const given = await give(street, 'linjiang', input, from - 2 * day);
				if ('fault' in given) throw new Error(`The demo's round: ${given.field} ${given.fault}`);
				for (const [i, { unit, roll, chair, many, content }] of communities.entries()) {
					const own = actorOf(chair);
					const [one] = await db()
						.select()
						.from(survey)
						.where(and(eq(survey.unit_id, unit), eq(survey.round_of, given.round)));
					if (!one) throw new Error(`The demo's round is missing in ${unit}`);
					const revised = surveyForm.parse({
						...{ questionnaire_version_id: version, access: 'confidential', ...times },
						roll_id: roll
					});
					expectTo('revised', String(await drafting.revise(own, one.id, 1, revised, from - day)));
					expectTo('opened', await open(own, one.id, 2, from - hour));
					const reply = (luck: ReturnType<typeof chance>) => sorted(luck, content);
					await invitedAnswer(own, one.id, { many, seed: 70 + i, reply }, until - day);
					expectTo('published', await publishResults(own, one.id, until + day));
				}
			}
		}
	];
}
