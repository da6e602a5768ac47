import { and, count, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { elector, file, mark, person, proxy, vote } from '#db/schema.server.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

/** How many stand on one page. */
export const PAGE = 50;

/** The proxies of a vote for its desk, the newest first, withdrawn ones too; pages count from 1. */
export async function list(actor: Actor, voteId: string, page = 1) {
	await requireDeskOf(actor, voteId);
	const of = eq(proxy.vote_id, voteId);
	const [rows, [all]] = await Promise.all([
		select(of)
			.limit(PAGE)
			.offset((page - 1) * PAGE),
		db().select({ rows: count() }).from(proxy).where(of)
	]);
	return { rows, pages: Math.max(1, Math.ceil((all?.rows ?? 0) / PAGE)) };
}

/** One proxy of this vote, or 404. */
export async function getOfVote(actor: Actor, voteId: string, id: string) {
	await requireDeskOf(actor, voteId);
	const [found] = await select(and(eq(proxy.vote_id, voteId), eq(proxy.id, id)));
	return found ?? refuse('not_found', `no proxy ${id} of this vote`);
}

/** Who may cast for this elector; null when nobody may. */
export async function findGiven(electorId: string) {
	const [found] = await db()
		.select({ holder_name: proxy.holder_name, recorded_at: proxy.recorded_at })
		.from(proxy)
		.where(and(eq(proxy.grantor_id, electorId), isNull(proxy.withdrawn_at)));
	return found ?? null;
}

async function requireDeskOf(actor: Actor, voteId: string): Promise<void> {
	const [of] = await db().select({ unitId: vote.unit_id }).from(vote).where(eq(vote.id, voteId));
	if (!of) refuse('not_found', `no vote ${voteId}`);
	if (!canSeeDesk(actor, of.unitId)) refuse('forbidden', 'proxies are seen by the desk alone');
}

function select(which: SQL | undefined) {
	const holder = alias(elector, 'holder');
	const recorder = alias(person, 'recorder');
	const withdrawer = alias(person, 'withdrawer');
	const { id, name, building, entrance, room } = elector;
	return db()
		.select({
			id: proxy.id,
			grantor: { id, name, building, entrance, room },
			holder_id: proxy.holder_id,
			holder_key: proxy.holder_key,
			holder_name: proxy.holder_name,
			/** Null of an outsider. */
			holder_door: { building: holder.building, entrance: holder.entrance, room: holder.room },
			file_id: file.id,
			file_name: file.name,
			recorded_at: proxy.recorded_at,
			recorded_by: recorder.name,
			withdrawn_at: proxy.withdrawn_at,
			withdrawn_by: withdrawer.name,
			withdraw_reason: proxy.withdraw_reason,
			/** Of the grantor's ballot; null while there is none. */
			channel: mark.channel
		})
		.from(proxy)
		.innerJoin(elector, eq(elector.id, proxy.grantor_id))
		.innerJoin(file, eq(file.id, proxy.file_id))
		.innerJoin(recorder, eq(recorder.id, proxy.recorded_by))
		.leftJoin(holder, eq(holder.id, proxy.holder_id))
		.leftJoin(withdrawer, eq(withdrawer.id, proxy.withdrawn_by))
		.leftJoin(mark, and(eq(mark.vote_id, proxy.vote_id), eq(mark.elector_id, proxy.grantor_id)))
		.where(which)
		.orderBy(desc(proxy.recorded_at), desc(proxy.id));
}
