import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { elector, proxy } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { StoreRefusal } from '#lib/files/files.ts';
import * as files from '#lib/files/files.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { electorDoor } from '../elector-door.ts';
import { get } from '../votes.server.ts';
import { findObstacle, obstacles, type Pair } from './facts.server.ts';
import { outsiderKey, plainName, type Holder, type ProxyFault } from './proxies.ts';

/** `file`: the written authorisation, photographed or scanned. */
export type ProxyRecord = { key: string; grantorId: string; holder: Holder; file: File | null };

export type RecordAnswer = 'recorded' | ProxyFault | 'no_file' | StoreRefusal;

/**
 * Records that an elector lets another person cast for him, with the written authorisation. From the opening until the
 * close; one that holds at a time; a holder casts for no more others than the vote's limit, may cast his own ballot
 * too, but has not given that to anybody.
 */
export async function record(
	actor: Actor,
	voteId: string,
	{ key, grantorId, holder, file }: ProxyRecord,
	now: number
): Promise<RecordAnswer> {
	const { unit_id: unitId } = await get(voteId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'proxies are recorded by chair and editors');
	if (await isRecorded(voteId, key)) return 'recorded';
	const grantor = await findElector(voteId, grantorId);
	if (!grantor) return 'no_grantor';
	const who = await holderOf(voteId, holder);
	if (!who) return 'no_holder';
	const pair: Pair = { voteId, grantorId, ...who };
	const obstacle = await findObstacle(pair, now);
	if (obstacle) return obstacle;
	if (!file) return 'no_file';
	const kept = await files.store(actor, unitId, file, now);
	if ('refused' in kept) return kept.refused;
	const id = newId();
	const [recorded] = await write([
		sql`INSERT INTO proxy (id, form_key, vote_id, grantor_id, holder_key, holder_id, holder_name, file_id,
				recorded_by, recorded_at)
			SELECT ${id}, ${key}, v.id, ${grantorId}, ${who.holderKey}, ${who.holderId}, ${who.holderName},
				${kept.id}, ${actor.id}, ${now}
			FROM vote v WHERE v.id = ${voteId}
			AND NOT (${sql.join(Object.values(obstacles(pair, now)), sql` OR `)})
			ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'votes.record_proxy',
			subject: { kind: 'elector', id: grantorId },
			detail: { door: electorDoor(grantor), proxy: id, holder: who.holderId ?? '' }
		}),
		sql`UPDATE file SET removed_at = ${now} WHERE id = ${kept.id}
			AND NOT EXISTS (SELECT 1 FROM proxy WHERE file_id = ${kept.id})`
	]);
	if (recorded?.rowsAffected || (await isRecorded(voteId, key))) return 'recorded';
	return (await findObstacle(pair, now)) ?? 'already_given';
}

/**
 * The holder with the key that the limit counts by. Who is typed as an outsider but stands on the roll with this name
 * and number is that elector, so that nobody gets round the limit by being recorded in two ways.
 */
async function holderOf(voteId: string, holder: Holder) {
	const found =
		'electorId' in holder
			? await findElector(voteId, holder.electorId)
			: await findNamed(voteId, holder);
	if (found) return { holderId: found.id, holderKey: `e:${found.id}`, holderName: found.name };
	if ('electorId' in holder) return null;
	return { holderId: null, holderKey: outsiderKey(holder), holderName: holder.name };
}

async function findElector(voteId: string, id: string) {
	const [found] = await select().where(and(live(voteId), eq(elector.id, id)));
	return found;
}

async function findNamed(voteId: string, { name, digits }: { name: string; digits: string }) {
	const sameDigits = await select().where(and(live(voteId), eq(elector.phone_last4, digits)));
	return sameDigits.find((one) => plainName(one.name) === plainName(name));
}

const live = (voteId: string) => and(eq(elector.vote_id, voteId), isNull(elector.removed_at));

function select() {
	const { id, name, building, entrance, room } = elector;
	return db()
		.select({ id, name, building, entrance, room })
		.from(elector)
		.orderBy(asc(elector.door_order), asc(elector.id));
}

async function isRecorded(voteId: string, key: string): Promise<boolean> {
	const [found] = await db()
		.select({ id: proxy.id })
		.from(proxy)
		.where(and(eq(proxy.form_key, key), eq(proxy.vote_id, voteId)));
	return found !== undefined;
}
