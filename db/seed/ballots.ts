import { eq } from 'drizzle-orm';
import { elector, slip } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import * as assistance from '#lib/votes/assistance/assistance.server.ts';
import { cast } from '#lib/votes/casting.server.ts';
import { get } from '#lib/votes/votes.server.ts';
import { chance } from './chance.ts';
import { choiceOf } from './choices.ts';
import { expectTo } from './expect.ts';
import type { Matter } from './matters.ts';

/** Residents with a slip vote, as many and as inclined as the matter says; who does is chance. */
export async function castMany(
	voteId: string,
	{ vote: { turnout, leaning, helped = 0 } }: Matter,
	{ chair, at, seed }: { chair: Actor; at: number; seed: number }
): Promise<void> {
	const luck = chance(1000 + seed);
	const vote = await get(voteId);
	const holders = await db()
		.select({ elector_id: elector.id, vote_id: elector.vote_id, slip_id: slip.id })
		.from(elector)
		.innerJoin(slip, eq(slip.elector_id, elector.id))
		.where(eq(elector.vote_id, voteId))
		.orderBy(elector.door_order);
	const electors = await db().$count(elector, eq(elector.vote_id, voteId));
	const share = (turnout * electors) / 100 / holders.length;
	const taking = holders.filter(() => luck.next() < share);
	const apart = Math.max(1, Math.floor(taking.length / Math.max(1, helped)));
	await Promise.all(
		taking.map(async (holder, i) => {
			const choice = choiceOf(vote, leaning, luck);
			const key = `demo-${seed}-${i}-key`;
			const isHelped = helped > 0 && i % apart === 0;
			const answer = isHelped
				? await help(chair, holder, { choice, key }, at)
				: await cast(holder, { choice, key }, at);
			expectTo('cast', answer);
		})
	);
}

function help(
	chair: Actor,
	{ vote_id: voteId, elector_id: electorId }: { vote_id: string; elector_id: string },
	ballot: { choice: unknown; key: string },
	at: number
) {
	const why = { present: true, why: 'eyesight', note: '' } as const;
	return assistance.record(chair, { voteId, electorId }, { ...ballot, ...why }, at);
}
