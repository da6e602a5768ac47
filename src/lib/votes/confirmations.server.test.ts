import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	DAY,
	makeCommunity,
	makeDraft,
	makeOpenVote,
	makePerson,
	START,
	type MadeVote
} from '#db/community.fixture.ts';
import { verify } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { confirm, isVoidByRoll, propose, waiting, withdraw } from './confirmations.server.ts';
import { get } from './votes.server.ts';
import { status } from './votes.ts';

const closing = { act: 'close', reason: '都投完了' } as const;

const logged = async (voteId: string) =>
	(
		await db().all<{ action: string }>(
			sql`SELECT action FROM audit_entry WHERE subject_id = ${voteId} ORDER BY seq`
		)
	).map(({ action }) => action);

const electors = ({ voteId }: MadeVote) =>
	db().all<Record<string, unknown>>(sql`
		SELECT name, building, room, entries, heads, households, area FROM elector
		WHERE vote_id = ${voteId} ORDER BY door_order, name`);

const emptyRoll = ({ rollId }: MadeVote) =>
	sql`UPDATE roll_entry SET removed_at = ${START} WHERE roll_id = ${rollId}`;
const retireRoll = ({ rollId }: MadeVote) =>
	sql`UPDATE roll SET retired_at = ${START} WHERE id = ${rollId}`;
const unpublish = ({ voteId }: MadeVote) => sql`UPDATE consultation SET published_at = NULL
	WHERE id = (SELECT consultation_id FROM vote WHERE id = ${voteId})`;

describe('opening', () => {
	it('needs two people: it waits for the second, and then is open', async () => {
		const { voteId, community } = await makeDraft();
		const { chair, supervisor } = community;
		expect(await propose(chair, voteId, 'open', START)).toBe('proposed');
		expect(await waiting(voteId)).toMatchObject({
			act: 'open',
			proposed_by: chair.id,
			proposed_by_name: chair.name,
			proposed_at: START
		});
		expect(status(await get(voteId), START)).toBe('draft');
		expect(await propose(supervisor, voteId, 'open', START)).toBe('already_proposed');
		expect(await confirm(supervisor, voteId, 'open', START + 1)).toBe('done');
		expect(await get(voteId)).toMatchObject({
			opened_at: START + 1,
			opened_by: chair.id,
			opened_with: supervisor.id,
			electorate_heads: 8
		});
		expect(await waiting(voteId)).toBeNull();
		expect(await confirm(supervisor, voteId, 'open', START + 2)).toBe('already_done');
		expect(await logged(voteId)).toEqual(['votes.draft', 'votes.propose_open', 'votes.open']);
		expect(await verify()).toMatchObject({ ok: true });
	});

	it('may be proposed by the supervisor and confirmed by the chair', async () => {
		const { voteId, community } = await makeDraft();
		await propose(community.supervisor, voteId, 'open', START);
		expect(await confirm(community.chair, voteId, 'open', START)).toBe('done');
	});

	it('is refused to one person, whatever roles that person holds', async () => {
		const { voteId, community } = await makeDraft();
		const both = await makePerson(community.unitId, 'chair', 'supervisor');
		await propose(both, voteId, 'open', START);
		expect(await confirm(both, voteId, 'open', START)).toBe('same_person');
		expect(await confirm(community.supervisor, voteId, 'open', START)).toBe('done');
	});

	it.each([
		['two chairs', ['chair'], ['chair']],
		['two supervisors', ['supervisor'], ['supervisor']],
		['a chair and a supervisor who is editor too', ['chair'], ['supervisor', 'editor']],
		['a chair and a supervisor who is chair too', ['chair'], ['supervisor', 'chair']]
	] as const)('is refused to %s', async (_who, first, second) => {
		const { voteId, community } = await makeDraft();
		const one = await makePerson(community.unitId, ...first);
		const two = await makePerson(community.unitId, ...second);
		await propose(one, voteId, 'open', START);
		expect(await confirm(two, voteId, 'open', START)).toBe('wrong_pair');
		expect((await get(voteId)).opened_at).toBeNull();
	});

	it('is void when who proposed it has lost the role, or the account', async () => {
		for (const loss of [
			(id: string) => sql`UPDATE membership SET until_at = ${START} WHERE person_id = ${id}`,
			(id: string) => sql`UPDATE person SET disabled_at = ${START} WHERE id = ${id}`
		]) {
			const { voteId, community } = await makeDraft();
			await propose(community.chair, voteId, 'open', START);
			await write([loss(community.chair.id)]);
			expect(await confirm(community.supervisor, voteId, 'open', START)).toBe('wrong_pair');
		}
	});

	it('is refused to editors and to people of other units', async () => {
		const { voteId, community } = await makeDraft();
		const stranger = (await makeCommunity()).chair;
		for (const actor of [community.editor, stranger]) {
			for (const act of [propose, confirm, withdraw]) {
				await expect(act(actor, voteId, 'open', START)).rejects.toMatchObject({ status: 403 });
			}
		}
	});

	it('needs the chair alone where the unit says so, and the vote shows it', async () => {
		const community = await makeCommunity({ twoPerson: false });
		const { voteId } = await makeDraft({}, community);
		expect(await propose(community.supervisor, voteId, 'open', START)).toBe('proposed');
		expect(await propose(community.chair, voteId, 'open', START)).toBe('done');
		expect(await get(voteId)).toMatchObject({ opened_by: community.chair.id, opened_with: null });
	});

	it('is of the roll that was proposed: one that was changed since makes it void', async () => {
		const made = await makeDraft();
		const { chair, supervisor } = made.community;
		await propose(chair, made.voteId, 'open', START);
		await write([sql`UPDATE roll SET version = version + 1 WHERE id = ${made.rollId}`]);
		expect(await waiting(made.voteId)).toBeNull();
		expect(await isVoidByRoll(made.voteId)).toBe(true);
		expect(await confirm(supervisor, made.voteId, 'open', START)).toBe('roll_changed');
		expect(await electors(made)).toEqual([]);
		expect(await propose(supervisor, made.voteId, 'open', START)).toBe('proposed');
		expect(await isVoidByRoll(made.voteId)).toBe(false);
		expect(await confirm(chair, made.voteId, 'open', START)).toBe('done');
	});

	it('can be taken back while it waits', async () => {
		const { voteId, community } = await makeDraft();
		await propose(community.chair, voteId, 'open', START);
		expect(await withdraw(community.chair, voteId, 'open', START)).toBe('withdrawn');
		expect(await withdraw(community.chair, voteId, 'open', START)).toBe('nothing_waiting');
		expect(await confirm(community.supervisor, voteId, 'open', START)).toBe('nothing_waiting');
	});

	it('happens once, however many confirm at once', async () => {
		const made = await makeDraft();
		const { voteId, community } = made;
		await propose(community.chair, voteId, 'open', START);
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => confirm(community.supervisor, voteId, 'open', START))
		);
		expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
		expect(answers.filter((answer) => answer === 'already_done')).toHaveLength(9);
		expect(await electors(made)).toHaveLength(8);
	});

	it('at a time that has passed opens now, and is too late once the end has passed', async () => {
		const made = await makeDraft();
		await propose(made.community.chair, made.voteId, 'open', START + DAY);
		await confirm(made.community.supervisor, made.voteId, 'open', START + 2 * DAY);
		expect((await get(made.voteId)).opens_at).toBe(START + 2 * DAY);
		const late = await makeDraft();
		await propose(late.community.chair, late.voteId, 'open', START);
		const answer = confirm(late.community.supervisor, late.voteId, 'open', START + 7 * DAY);
		expect(await answer).toBe('too_late');
		expect(await electors(late)).toEqual([]);
	});

	it.each([
		['nobody on the roll', 'not_ready', emptyRoll],
		['a roll that is out of use', 'roll_retired', retireRoll],
		['a consultation that is not public', 'not_published', unpublish]
	] as const)('is refused with %s, to each of the two', async (_what, reason, spoil) => {
		const made = await makeDraft();
		const { chair, supervisor, unitId } = made.community;
		await write([spoil(made)]);
		expect(await propose(chair, made.voteId, 'open', START)).toBe(reason);
		const later = await makeDraft();
		await propose(later.community.chair, later.voteId, 'open', START);
		await write([spoil(later)]);
		expect(await confirm(later.community.supervisor, later.voteId, 'open', START)).toBe(reason);
		expect(await electors(later)).toEqual([]);
		expect((await get(later.voteId)).opened_at).toBeNull();
		await write([sql`UPDATE unit SET two_person = 0 WHERE id = ${unitId}`]);
		expect(await propose(chair, made.voteId, 'open', START)).toBe(reason);
		expect(await propose(supervisor, made.voteId, 'open', START)).toBe(reason);
	});
});

describe('closing before the time', () => {
	it('needs two people too', async () => {
		const { voteId, community } = await makeOpenVote();
		const at = START + DAY;
		expect(await propose(community.supervisor, voteId, closing, at)).toBe('proposed');
		expect(await confirm(community.supervisor, voteId, 'close', at)).toBe('same_person');
		expect(await confirm(community.chair, voteId, 'close', at)).toBe('done');
		const vote = await get(voteId);
		expect(vote).toMatchObject({
			closed_at: at,
			closed_by: community.supervisor.id,
			closed_with: community.chair.id
		});
		expect(status(vote, at)).toBe('closed');
		expect((await logged(voteId)).slice(-2)).toEqual(['votes.propose_close', 'votes.close']);
	});

	it('is not ready before it is open, and too late after its end', async () => {
		const drafted = await makeDraft();
		const { chair } = drafted.community;
		expect(await propose(chair, drafted.voteId, 'close', START)).toBe('not_ready');
		const { voteId, community } = await makeOpenVote();
		expect(await propose(community.chair, voteId, 'close', START + 7 * DAY)).toBe('too_late');
	});

	it('has a reason, which the second person reads and the vote keeps', async () => {
		const { voteId, community } = await makeOpenVote();
		expect(await propose(community.chair, voteId, 'close', START)).toBe('no_reason');
		await propose(community.chair, voteId, closing, START);
		expect(await waiting(voteId, 'close')).toMatchObject({ reason: closing.reason });
		await confirm(community.supervisor, voteId, 'close', START + 1);
		expect((await get(voteId)).close_reason).toBe(closing.reason);
	});

	it('by one where the unit says so, and the vote shows it', async () => {
		const community = await makeCommunity({ twoPerson: false });
		const { voteId } = await makeDraft({}, community);
		await propose(community.chair, voteId, 'open', START);
		expect(await propose(community.chair, voteId, closing, START + DAY)).toBe('done');
		expect(await get(voteId)).toMatchObject({ closed_by: community.chair.id, closed_with: null });
	});
});
