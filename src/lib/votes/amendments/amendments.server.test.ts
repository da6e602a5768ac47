import { describe, expect, it } from 'vitest';
import {
	closeVote,
	makeCommunity,
	makeDraft,
	makeOpenVote,
	makePerson,
	START
} from '#db/community.fixture.ts';
import { verify } from '#lib/audit/audit.server.ts';
import { propose as proposeAct } from '../confirmations.server.ts';
import { get } from '../votes.server.ts';
import { status } from '../votes.ts';
import {
	END,
	LATER,
	logged,
	NOON,
	opened,
	together,
	waitingOf,
	wish
} from './amending.fixture.server.ts';
import { confirm, list, listPublic, propose, withdraw } from './amendments.server.ts';

describe('a change after opening', () => {
	it('is made by two people, with its reason, and stands in the log', async () => {
		const made = await opened();
		const { voteId, community } = made;
		expect(await propose(community.chair, voteId, wish({ kind: 'prolong', to: LATER }), NOON)).toBe(
			'proposed'
		);
		expect((await get(voteId)).closes_at).toBe(END);
		expect(await listPublic(voteId)).toEqual([]);
		const id = await waitingOf(voteId);
		expect(await confirm(community.chair, voteId, id, NOON)).toBe('same_person');
		expect(await confirm(community.supervisor, voteId, id, NOON + 1)).toBe('done');
		expect(await confirm(community.supervisor, voteId, id, NOON + 1)).toBe('nothing_waiting');
		expect((await get(voteId)).closes_at).toBe(LATER);
		expect(await listPublic(voteId)).toEqual([
			{ id, kind: 'prolong', at: NOON + 1, reason: '有人出差', byTwo: true, from: END, to: LATER }
		]);
		const lines = (await logged(voteId)).slice(-2);
		expect(lines.map(({ action }) => action)).toEqual(['votes.propose_prolong', 'votes.prolong']);
		expect(JSON.parse(lines[1]?.detail ?? '')).toMatchObject({
			from: END,
			to: LATER,
			until: '2026-03-11 09:00',
			reason: '有人出差',
			proposed_by: community.chair.id,
			confirmed_by: community.supervisor.id,
			config_hash: (await get(voteId)).config_hash
		});
		expect(await verify()).toMatchObject({ ok: true });
	});

	it('is refused to editors and to people of other units', async () => {
		const { voteId, community } = await opened();
		const stranger = (await makeCommunity()).chair;
		await propose(community.chair, voteId, wish({ kind: 'cancel' }), NOON);
		const id = await waitingOf(voteId);
		for (const actor of [community.editor, stranger]) {
			for (const act of [
				() => propose(actor, voteId, wish({ kind: 'cancel' }), NOON),
				() => confirm(actor, voteId, id, NOON),
				() => withdraw(actor, voteId, id, NOON)
			]) {
				await expect(act()).rejects.toMatchObject({ status: 403 });
			}
		}
		const two = await makePerson(community.unitId, 'chair');
		expect(await confirm(two, voteId, id, NOON)).toBe('wrong_pair');
		expect(status(await get(voteId), NOON)).toBe('open');
	});

	it('is not found under the id of another vote', async () => {
		const made = await opened();
		const other = await makeOpenVote({}, made.community);
		await propose(made.community.chair, made.voteId, wish({ kind: 'cancel' }), NOON);
		const id = await waitingOf(made.voteId);
		expect(await confirm(made.community.supervisor, other.voteId, id, NOON)).toBe(
			'nothing_waiting'
		);
		expect(await withdraw(made.community.supervisor, other.voteId, id, NOON)).toBe(
			'nothing_waiting'
		);
	});

	it('needs the chair alone where the unit says so, and tells it', async () => {
		const community = await makeCommunity({ twoPerson: false });
		const { voteId } = await makeDraft({}, community);
		await proposeAct(community.chair, voteId, 'open', START);
		const change = wish({ kind: 'prolong', to: LATER });
		expect(await propose(community.chair, voteId, change, NOON)).toBe('done');
		expect(await propose(community.chair, voteId, change, NOON)).toBe('done');
		expect(await listPublic(voteId)).toMatchObject([{ kind: 'prolong', byTwo: false }]);
	});

	it('sent twice is one, and waits once', async () => {
		const { voteId, community } = await opened();
		const change = wish({ kind: 'cancel' });
		const answers = await Promise.all(
			[1, 2, 3].map(() => propose(community.chair, voteId, change, NOON))
		);
		expect(answers).toEqual(['proposed', 'proposed', 'proposed']);
		expect(await propose(community.supervisor, voteId, wish({ kind: 'cancel' }), NOON)).toBe(
			'already_proposed'
		);
		expect(await list(voteId)).toHaveLength(1);
	});

	it('can be taken back while it waits', async () => {
		const { voteId, community } = await opened();
		await propose(community.chair, voteId, wish({ kind: 'cancel' }), NOON);
		const id = await waitingOf(voteId);
		expect(await withdraw(community.supervisor, voteId, id, NOON)).toBe('withdrawn');
		expect(await confirm(community.supervisor, voteId, id, NOON)).toBe('nothing_waiting');
		expect(status(await get(voteId), NOON)).toBe('open');
	});

	it('is not possible of a draft, and not once the vote is over', async () => {
		const drafted = await makeDraft();
		expect(await together(drafted, { kind: 'cancel' })).toBe('not_running');
		const made = await opened();
		expect(await together(made, { kind: 'prolong', to: LATER }, END)).toBe('not_running');
		await propose(made.community.chair, made.voteId, wish({ kind: 'prolong', to: LATER }), NOON);
		const id = await waitingOf(made.voteId);
		expect(await confirm(made.community.supervisor, made.voteId, id, END)).toBe('not_running');
		await closeVote(made, NOON);
		expect(await confirm(made.community.supervisor, made.voteId, id, NOON)).toBe('not_running');
	});
});
