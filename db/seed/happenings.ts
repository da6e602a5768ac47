import { eq } from 'drizzle-orm';
import { elector } from '#db/schema.server.ts';
import * as consulting from '#lib/consultations/drafting.server.ts';
import { consultationForm } from '#lib/consultations/consultations.form.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import * as amendments from '#lib/votes/amendments/amendments.server.ts';
import * as confirmations from '#lib/votes/confirmations.server.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { draft } from '#lib/votes/drafting.server.ts';
import { toLocal } from '#lib/units/local-time.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { voteForm } from '#lib/votes/votes.form.ts';
import { castMany } from './ballots.ts';
import { expectTo } from './expect.ts';
import { holdMeeting } from './meeting.ts';
import type { Matter } from './matters.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zone = 'Asia/Shanghai';

interface Happening {
	at: number;
	happen: () => Promise<void>;
}

/** What a committee did with one matter, moment by moment, up to now. */
export function happenings(
	matter: Matter,
	number: number,
	now: number,
	actorOf: (id: string) => Actor
): Happening[] {
	const chair = actorOf(matter.chair);
	const supervisor = actorOf(matter.supervisor);
	const opensAt = atHour(now + matter.vote.opensDay * day, 8);
	const closesAt = atHour(now + matter.vote.closesDay * day, 18);
	const drafted = opensAt - 11 * day;
	let consultationId = '';
	let voteId = '';

	const all: Happening[] = [
		{
			at: drafted,
			happen: async () => {
				const { title, background, notice, topic, participants } = matter;
				const about = { title, background, notice, topic, participants };
				const input = consultationForm.parse({ ...about, key: `demo-matter-${number}` });
				consultationId = (await consulting.draft(chair, matter.unit, input, drafted)).id;
				voteId = await draftVote(chair, consultationId, matter, { opensAt, closesAt, drafted });
				expectTo('published', await consulting.publish(chair, consultationId, drafted + hour));
			}
		},
		{
			at: opensAt - day,
			happen: async () => {
				const at = opensAt - day;
				expectTo('proposed', await confirmations.propose(chair, voteId, 'open', at));
				expectTo('done', await confirmations.confirm(supervisor, voteId, 'open', at + hour));
				if (!matter.vote.hands) await printSlips(chair, voteId, at + 2 * hour);
			}
		},
		...(matter.vote.prolonged ? [{ at: now - day, happen: () => prolong(now - day) }] : []),
		...(matter.vote.hands
			? [
					{
						at: closesAt - hour,
						happen: () => holdMeeting(voteId, matter, { chair, supervisor }, closesAt)
					}
				]
			: [
					{
						at: Math.min(closesAt, now) - 2 * hour,
						happen: () =>
							castMany(voteId, matter, {
								chair,
								at: Math.min(closesAt, now) - 2 * hour,
								seed: number
							})
					}
				]),
		{ at: closesAt, happen: () => ensureCounted(voteId, closesAt + 60_000).then(() => undefined) }
	];
	async function prolong(at: number): Promise<void> {
		const { days, reason } = matter.vote.prolonged ?? { days: 0, reason: '' };
		const change = { kind: 'prolong' as const, to: closesAt + days * day };
		const key = `demo-longer-${number}`;
		expectTo('proposed', await amendments.propose(chair, voteId, { key, reason, change }, at));
		const [asked] = await amendments.list(voteId);
		const id = asked?.id ?? '';
		expectTo('done', await amendments.confirm(supervisor, voteId, id, at + hour));
	}
	return all.filter(({ at }) => at <= now);
}

/** Slips for all buildings but the last, which the committee has yet to print. */
async function printSlips(chair: Actor, voteId: string, at: number): Promise<void> {
	const buildings = await db()
		.selectDistinct({ building: elector.building })
		.from(elector)
		.where(eq(elector.vote_id, voteId));
	const last = String(Math.max(...buildings.map(({ building }) => Number(building))));
	for (const { building } of buildings) {
		if (building !== last) await slips.issue(chair, voteId, { building }, at);
	}
}

async function draftVote(
	chair: Actor,
	consultationId: string,
	{ unit, vote }: Matter,
	{ opensAt, closesAt, drafted }: { opensAt: number; closesAt: number; drafted: number }
): Promise<string> {
	const input = voteForm.parse({
		key: `${consultationId}-vote`,
		question: vote.question,
		explanation: vote.explanation,
		method: vote.method ?? (vote.options.length ? 'single' : 'motion'),
		options: vote.options,
		...vote.terms,
		privacy: vote.privacy,
		channels: vote.hands ? 'meeting' : 'ballots',
		paper: vote.paper,
		proxy: vote.proxy,
		roll_id: `${unit}-${vote.roll}`,
		rule_preset_id: vote.preset,
		opens_at: toLocal(opensAt, zone),
		closes_at: toLocal(closesAt, zone)
	});
	const made = await draft(chair, unit, consultationId, input, drafted);
	if ('fault' in made) throw new Error(`The demo's vote on ${vote.question}: ${made.fault}`);
	return made.id;
}

/** The hour of the day, by the demo's clock, on the day of a moment. */
function atHour(moment: number, hourOfDay: number): number {
	const midnight = Math.floor((moment + 8 * hour) / day) * day - 8 * hour;
	return midnight + hourOfDay * hour;
}
