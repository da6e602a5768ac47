import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makePerson, START } from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState } from '../casting.server.ts';
import { objected } from './objections.fixture.server.ts';
import { listObjections, listOfElector, objectionCounts } from './objections.server.ts';
import * as rulings from './rulings.server.ts';

const actions = async (electorId: string) =>
	(
		await db().all<{ action: string }>(
			sql`SELECT action FROM audit_entry WHERE subject_id = ${electorId} ORDER BY seq`
		)
	).map(({ action }) => action);

describe('a ruling', () => {
	it('upheld in a named vote takes ballot and mark out, and the elector may cast again', async () => {
		const { voteId, holder, help, propose, confirm } = await objected({ privacy: 'named' });
		expect(await propose('upheld')).toBe('proposed');
		expect(await castState(holder.elector_id)).not.toBeNull();
		expect(await confirm()).toBe('settled');
		expect(await castState(holder.elector_id)).toBeNull();
		expect(await objectionCounts(voteId)).toMatchObject({ unsettled: 0, upheldWithdrawn: 1 });
		expect(await cast(holder, { choice: 'against', key: newId() }, START + 4)).toBe('cast');
		expect(await help()).toBe('already_cast');
		const [line] = await db().all<{ detail: string }>(
			sql`SELECT detail FROM audit_entry WHERE action = 'votes.settle_objection'
				AND subject_id = ${holder.elector_id}`
		);
		expect(JSON.parse(line?.detail ?? '')).toMatchObject({ channel: 'assisted', withdrew: true });
	});

	it('upheld in a named vote lets the elector be helped again', async () => {
		const { help, propose, confirm, say } = await objected({ privacy: 'named' });
		await propose('upheld');
		await confirm();
		expect(await say()).toBe('nothing_entered');
		expect(await help()).toBe('cast');
		expect(await say()).toBe('objected');
	});

	it('upheld in a confidential vote leaves the ballot, which cannot be told from others', async () => {
		const { voteId, holder, propose, confirm, say } = await objected();
		await propose('upheld');
		await confirm();
		expect(await castState(holder.elector_id)).toEqual({ channel: 'assisted' });
		expect(await db().all(sql`SELECT id FROM ballot WHERE vote_id = ${voteId}`)).toHaveLength(1);
		expect(await objectionCounts(voteId)).toEqual({
			unsettled: 0,
			upheldKept: 1,
			upheldWithdrawn: 0,
			dismissed: 0
		});
		expect(await cast(holder, { choice: 'for', key: newId() }, START + 4)).toBe('already_cast');
		expect(await say()).toBe('already_objected');
	});

	it('dismissed changes nothing but the objection', async () => {
		const { voteId, holder, propose, confirm } = await objected({ privacy: 'named' });
		await propose('dismissed');
		await confirm();
		expect(await castState(holder.elector_id)).toEqual({ channel: 'assisted', choice: 'for' });
		expect(await objectionCounts(voteId)).toMatchObject({ dismissed: 1 });
		expect(await listOfElector(voteId, holder.elector_id)).toMatchObject([
			{ ruling: 'dismissed', reason: '核对过了' }
		]);
		expect(await actions(holder.elector_id)).toEqual([
			'votes.assist',
			'votes.object',
			'votes.propose_ruling',
			'votes.settle_objection'
		]);
	});

	it('takes chair and supervisor, one each', async () => {
		const { propose, confirm, community } = await objected();
		const { chair, editor, supervisor, unitId } = community;
		expect(await confirm()).toBe('nothing_waiting');
		await expect(propose('upheld', editor)).rejects.toMatchObject({ status: 403 });
		expect(await propose('upheld', chair, '  ')).toBe('no_reason');
		expect(await propose('upheld', supervisor)).toBe('proposed');
		expect(await propose('dismissed')).toBe('already_proposed');
		expect(await confirm(supervisor)).toBe('same_person');
		const both = await makePerson(unitId, 'supervisor', 'editor');
		expect(await confirm(both)).toBe('wrong_pair');
		await expect(confirm(editor)).rejects.toMatchObject({ status: 403 });
		expect(await confirm(chair)).toBe('settled');
		expect(await confirm(chair)).toBe('already_settled');
		expect(await propose('upheld')).toBe('already_settled');
	});

	it('is confirmed as it was read, or not at all', async () => {
		const { place, propose, confirm, community } = await objected();
		await propose('dismissed');
		expect(await rulings.withdraw(community.supervisor, place, START + 3)).toBe('withdrawn');
		expect(await rulings.withdraw(community.supervisor, place, START + 3)).toBe('nothing_waiting');
		const input = { ruling: 'upheld', reason: '改判' } as const;
		await rulings.propose(community.chair, place, input, START + 4);
		expect(await confirm()).toBe('nothing_waiting');
		expect(await confirm(community.supervisor, START + 4)).toBe('settled');
	});

	it('confirmed by many at once takes effect once', async () => {
		const { holder, propose, confirm } = await objected({ privacy: 'named' });
		await propose('upheld');
		const answers = await Promise.all(Array.from({ length: 10 }, () => confirm()));
		expect(answers.filter((answer) => answer === 'settled')).toHaveLength(1);
		const settled = (await actions(holder.elector_id)).filter(
			(action) => action === 'votes.settle_objection'
		);
		expect(settled).toHaveLength(1);
	});

	it('is the chair’s alone where the unit acts alone, and that stays on record', async () => {
		const { voteId, propose, community } = await objected({ twoPerson: false });
		expect(await propose('dismissed', community.supervisor)).toBe('proposed');
		expect(await propose('upheld')).toBe('settled');
		const [found] = await listObjections(voteId);
		expect(found).toMatchObject({ ruling: 'upheld', settled_by: community.chair.id });
		expect(found?.proposed_by).toBe(found?.settled_by);
	});

	it('is of this vote’s objections only', async () => {
		const { place, community } = await objected();
		const other = await objected();
		const forged = { ...place, objectionId: other.place.objectionId };
		const input = { ruling: 'upheld', reason: 'x' } as const;
		await expect(rulings.propose(community.chair, forged, input, START)).rejects.toMatchObject({
			status: 404
		});
	});
});
