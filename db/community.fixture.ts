/**
 * A small community for tests of any room that needs one: unit, people with roles, roll, consultation, vote. All
 * names are made up. Everything goes through the doors that the application uses where there is one.
 */
import { sql } from 'drizzle-orm';
import type { Actor, Role } from '#lib/people/actor.ts';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { SlipHolder } from '#lib/votes/casting.server.ts';
import { confirm, propose } from '#lib/votes/confirmations.server.ts';
import { draft } from '#lib/votes/drafting.server.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { loadPacks } from '#lib/votes/presets.server.ts';
import { voteForm, type VoteInput } from '#lib/votes/votes.form.ts';

/** When the tests begin: 1 March 2026, 9:00 in China. */
export const START = Date.UTC(2026, 2, 1, 1);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Community = { unitId: string; chair: Actor; editor: Actor; supervisor: Actor };

/** A community with a chair, an editor and a supervisor. */
export async function makeCommunity({ twoPerson = true, kind = 'urban' } = {}): Promise<Community> {
	const unitId = newId();
	await write([
		sql`INSERT INTO unit (id, code, level, kind, name, name_en, two_person, created_at)
			VALUES (${unitId}, ${newId()}, 'community', ${kind}, '桂花社区', 'Osmanthus', ${twoPerson},
				${START})`
	]);
	const [chair, editor, supervisor] = await Promise.all([
		makePerson(unitId, 'chair'),
		makePerson(unitId, 'editor'),
		makePerson(unitId, 'supervisor')
	]);
	return { unitId, chair, editor, supervisor };
}

/** A member of staff with these roles in one unit. */
export async function makePerson(unitId: string, ...held: Role[]): Promise<Actor> {
	const id = newId();
	const email = `${id}@example.org`;
	const granted = JSON.stringify(held.map((role) => [newId(), role]));
	await write([
		sql`INSERT INTO person (id, email, name, password_hash, created_at)
			VALUES (${id}, ${email}, ${`林${id.slice(0, 2)}`}, '-', ${START})`,
		sql`INSERT INTO membership (id, person_id, unit_id, role, from_at, granted_at)
			SELECT value ->> 0, ${id}, ${unitId}, value ->> 1, ${START}, ${START}
			FROM json_each(${granted})`
	]);
	const memberships = held.map((role) => ({ unit_id: unitId, role }));
	return { id, name: `林${id.slice(0, 2)}`, email, memberships };
}

export type Line = {
	building?: string;
	room?: string;
	area?: number;
	owner?: string;
	dev?: boolean;
};

/** So many lines of a roll, 20 to a building, each with an area of its own. */
export function doors(many: number): Line[] {
	return Array.from({ length: many }, (_, place) => ({
		building: `${Math.floor(place / 20) + 1}栋`,
		room: String(place + 1),
		area: 5_000 + place
	}));
}

/** A roll with these lines. */
export async function makeRoll(unitId: string, kind: RollKind, lines: Line[]): Promise<string> {
	const id = newId();
	await write([
		sql`INSERT INTO roll (id, unit_id, kind, name, created_at)
			VALUES (${id}, ${unitId}, ${kind}, '名册', ${START})`
	]);
	for (let from = 0; from < lines.length; from += 10_000) {
		const some = lines
			.slice(from, from + 10_000)
			.map(({ building = '1栋', room = '1', area = 0, owner = '', dev = false }, place) => [
				newId(),
				`住户${from + place + 1}`,
				building,
				room,
				`${building.padStart(8, '0')}|${room.padStart(8, '0')}`,
				area,
				owner,
				dev ? 1 : 0
			]);
		await write([
			sql`INSERT INTO roll_entry (id, roll_id, name, building, room, door_order, area, owner_key,
					developer, added_at)
				SELECT value ->> 0, ${id}, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
					value ->> 6, value ->> 7, ${START} FROM json_each(${JSON.stringify(some)})`
		]);
	}
	return id;
}

/** A published consultation with its notice. */
export async function makeConsultation({ unitId, chair }: Community): Promise<string> {
	const id = newId();
	await write([
		sql`INSERT INTO consultation (id, form_key, unit_id, title, background, topic, participants,
				created_by, created_at, published_at, published_by)
			VALUES (${id}, ${newId()}, ${unitId}, '加装电梯', '', 'public-affairs', '[]', ${chair.id},
				${START}, ${START}, ${chair.id})`,
		sql`INSERT INTO step (id, consultation_id, position, kind) VALUES (${newId()}, ${id}, 1, 'notice')`
	]);
	return id;
}

/** A form as a committee would send it: open for a week from `START`, a simple majority, confidential. */
export function voteInput(changes: Partial<VoteInput> & { roll_id: string }): VoteInput {
	return voteForm.parse({
		key: newId(),
		question: '是否同意加装电梯？',
		rule_preset_id: 'simple-majority',
		opens_at: toLocal(START, 'Asia/Shanghai'),
		closes_at: toLocal(START + 7 * DAY, 'Asia/Shanghai'),
		...changes
	});
}

export type VoteWish = Partial<VoteInput> & { rollKind?: RollKind; lines?: Line[] };
export type MadeVote = { community: Community; voteId: string; rollId: string };

/** A drafted vote on a roll of its own, of 8 adults unless said. */
export async function makeDraft(wish: VoteWish = {}, given?: Community): Promise<MadeVote> {
	const { rollKind = 'adults', lines = doors(8), ...changes } = wish;
	await loadPacks(START);
	const community = given ?? (await makeCommunity());
	const { unitId, editor } = community;
	const rollId = await makeRoll(unitId, rollKind, lines);
	const consultationId = await makeConsultation(community);
	const input = voteInput({ ...changes, roll_id: rollId });
	const drafted = await draft(editor, unitId, consultationId, input, START);
	if ('fault' in drafted) throw new Error(`${drafted.field}: ${drafted.fault}`);
	return { community, voteId: drafted.id, rollId };
}

/** A vote that was opened at `START` by chair and supervisor. */
export async function makeOpenVote(wish: VoteWish = {}, given?: Community): Promise<MadeVote> {
	const made = await makeDraft(wish, given);
	await propose(made.community.chair, made.voteId, 'open', START);
	const answer = await confirm(made.community.supervisor, made.voteId, 'open', START);
	if (answer !== 'done') throw new Error(`not opened: ${answer}`);
	return made;
}

/** Closes a vote by chair and supervisor. */
export async function closeVote({ community, voteId }: MadeVote, now: number): Promise<void> {
	await propose(community.chair, voteId, { act: 'close', reason: '都投完了' }, now);
	const answer = await confirm(community.supervisor, voteId, 'close', now);
	if (answer !== 'done') throw new Error(`not closed: ${answer}`);
}

/** A valid slip for every elector of a vote, in the order of doors. */
export async function giveSlips(voteId: string): Promise<SlipHolder[]> {
	await write([
		sql`INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at)
			SELECT lower(hex(randomblob(10))), vote_id, id, lower(hex(randomblob(20))), ${START}
			FROM elector WHERE vote_id = ${voteId} ORDER BY door_order`
	]);
	return db().all<SlipHolder>(sql`
		SELECT s.id AS slip_id, s.elector_id, s.vote_id FROM slip s JOIN elector e ON e.id = s.elector_id
		WHERE s.vote_id = ${voteId} AND s.voided_at IS NULL ORDER BY e.door_order, e.id`);
}
