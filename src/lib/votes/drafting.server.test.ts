import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	DAY,
	doors,
	makeCommunity,
	makeConsultation,
	makeDraft,
	makeOpenVote,
	makeRoll,
	START,
	voteInput
} from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { waiting, propose, confirm } from './confirmations.server.ts';
import { discard, draft, revise } from './drafting.server.ts';
import { get, listOfConsultation, listOfUnit } from './votes.server.ts';

describe('drafting a vote', () => {
	it('keeps what the form said, with the texts of the rule, as a further step', async () => {
		const { voteId, community } = await makeDraft({
			method: 'single',
			options: ['三月', '', '四月'],
			rollKind: 'households',
			rule_preset_id: 'residents-assembly-households',
			privacy: 'named'
		});
		const vote = await get(voteId);
		expect(vote).toMatchObject({
			method: 'single',
			privacy: 'named',
			roll_kind: 'households',
			version: 1,
			opens_at: START,
			closes_at: START + 7 * DAY,
			opened_at: null,
			counted_at: null,
			rule_name: '居民会议（户代表）',
			rule: { id: 'residents-assembly-households' },
			settings: { tieBreak: 'none' }
		});
		expect(vote.options.map(({ label }) => label)).toEqual(['三月', '四月']);
		expect((await listOfUnit(community.unitId)).map(({ id }) => id)).toEqual([voteId]);
		const steps = await db().all(
			sql`SELECT position, kind FROM step WHERE consultation_id = ${vote.consultation_id} ORDER BY 1`
		);
		expect(steps).toEqual([
			{ position: 1, kind: 'notice' },
			{ position: 2, kind: 'vote' }
		]);
	});

	it('makes one draft of a form that is sent ten times at once', async () => {
		const community = await makeCommunity();
		const { unitId, editor } = community;
		const consultationId = await makeConsultation(community);
		const roll_id = await makeRoll(unitId, 'adults', doors(2));
		const input = voteInput({ roll_id, rule_preset_id: 'custom' });
		const drafts = await Promise.all(
			Array.from({ length: 10 }, () => draft(editor, unitId, consultationId, input, START))
		);
		expect(new Set(drafts.map((one) => ('id' in one ? one.id : one.fault))).size).toBe(1);
		expect(await listOfConsultation(consultationId)).toHaveLength(1);
	});

	it('keeps a rule of the committee’s own', async () => {
		const { voteId } = await makeDraft({
			rule_preset_id: 'custom',
			custom_participation: 'heads',
			custom_participation_part: 3,
			custom_participation_of: 5,
			custom_approval: 'heads',
			custom_approval_strict: true,
			custom_name: '小区公约',
			custom_source: '第七条'
		});
		expect(await get(voteId)).toMatchObject({
			rule_preset_id: null,
			rule_name: '小区公约',
			rule_source: '第七条',
			rule: {
				participation: [{ basis: 'heads', fraction: [3, 5], strict: false }],
				approval: [{ basis: 'heads', fraction: [1, 2], strict: true, of: 'participants' }]
			}
		});
	});

	type Odd = Partial<Parameters<typeof voteInput>[0]> & { foreign?: boolean; now?: number };
	it.each<[string, string, Odd]>([
		['another unit’s roll', 'no_such_roll', { foreign: true }],
		['a rule that is not there', 'no_such_rule', { rule_preset_id: 'forged' }],
		['a village’s rule in a city', 'no_such_rule', { rule_preset_id: 'villagers-assembly-adults' }],
		['a rule by area on a roll without', 'rule_does_not_fit', { rule_preset_id: 'owners-special' }],
		[
			'its own rule by area on a roll without',
			'rule_does_not_fit',
			{ rule_preset_id: 'custom', custom_approval: 'heads_and_area' }
		],
		['an end that has passed', 'closes_in_the_past', { now: START + 8 * DAY }]
	])('refuses %s', async (_what, fault, { now = START, foreign = false, ...changes }) => {
		const { community } = await makeDraft();
		const { unitId, editor } = community;
		const place = foreign ? (await makeCommunity()).unitId : unitId;
		const roll_id = await makeRoll(place, 'adults', doors(2));
		const input = voteInput({ ...changes, roll_id });
		const consultationId = await makeConsultation(community);
		expect(await draft(editor, unitId, consultationId, input, now)).toMatchObject({ fault });
		expect(await listOfConsultation(consultationId)).toEqual([]);
	});

	it('is for the chair and editor of that unit, on a consultation of that unit', async () => {
		const [one, other] = await Promise.all([makeCommunity(), makeCommunity()]);
		const roll_id = await makeRoll(one.unitId, 'adults', doors(2));
		const input = voteInput({ roll_id, rule_preset_id: 'custom' });
		const consultationId = await makeConsultation(other);
		const attempt = (actor = one.editor, unitId = one.unitId) =>
			draft(actor, unitId, consultationId, input, START);
		await expect(attempt(one.supervisor)).rejects.toMatchObject({ status: 403 });
		await expect(attempt(other.editor)).rejects.toMatchObject({ status: 403 });
		await expect(attempt()).rejects.toMatchObject({ status: 404 });
	});
});

describe('revising a draft', () => {
	it('replaces question and options and counts the version up', async () => {
		const { voteId, community, rollId } = await makeDraft({
			method: 'single',
			options: ['a', 'b']
		});
		const input = voteInput({
			roll_id: rollId,
			question: '哪一天？',
			method: 'single',
			options: ['c', 'd', 'e']
		});
		expect(await revise(community.chair, voteId, 1, input, START + 1)).toBe('revised');
		const vote = await get(voteId);
		expect(vote).toMatchObject({ question: '哪一天？', version: 2 });
		expect(vote.options.map(({ label }) => label)).toEqual(['c', 'd', 'e']);
	});

	it('lets one of two editors win, with all of theirs', async () => {
		const { voteId, community, rollId } = await makeDraft({
			method: 'single',
			options: ['a', 'b']
		});
		const from = (label: string) =>
			voteInput({
				roll_id: rollId,
				question: label,
				method: 'single',
				options: [`${label}1`, `${label}2`]
			});
		const answers = await Promise.all([
			revise(community.chair, voteId, 1, from('x'), START + 1),
			revise(community.editor, voteId, 1, from('y'), START + 1)
		]);
		expect(answers.sort()).toEqual(['edited_meanwhile', 'revised']);
		const { question, options } = await get(voteId);
		expect(options.map(({ label }) => label)).toEqual([`${question}1`, `${question}2`]);
	});

	it('makes a waiting proposal to open void', async () => {
		const { voteId, community, rollId } = await makeDraft();
		const { chair, supervisor } = community;
		await propose(chair, voteId, 'open', START);
		await revise(chair, voteId, 1, voteInput({ roll_id: rollId }), START + 1);
		expect(await waiting(voteId)).toBeNull();
		expect(await confirm(supervisor, voteId, 'open', START + 2)).toBe('nothing_waiting');
		expect(await propose(chair, voteId, 'open', START + 3)).toBe('proposed');
	});

	it('ends with opening: nothing of what was frozen changes, privacy neither', async () => {
		const { voteId, community, rollId } = await makeOpenVote();
		const before = await get(voteId);
		const input = voteInput({ roll_id: rollId, privacy: 'named', question: '另一件事？' });
		const answer = await revise(community.chair, voteId, before.version, input, START + 1);
		expect(answer).toBe('already_opened');
		expect(await discard(community.chair, voteId, START + 1)).toBe('already_opened');
		expect(await get(voteId)).toEqual(before);
	});

	it('is for the chair and editor of its unit', async () => {
		const { voteId, community, rollId } = await makeDraft();
		const stranger = (await makeCommunity()).chair;
		const input = voteInput({ roll_id: rollId });
		for (const actor of [community.supervisor, stranger]) {
			await expect(revise(actor, voteId, 1, input, START)).rejects.toMatchObject({ status: 403 });
			await expect(discard(actor, voteId, START)).rejects.toMatchObject({ status: 403 });
		}
	});
});

describe('discarding a draft', () => {
	it('takes it off the lists, and it cannot be opened', async () => {
		const { voteId, community } = await makeDraft();
		expect(await discard(community.editor, voteId, START)).toBe('discarded');
		expect(await listOfUnit(community.unitId)).toEqual([]);
		expect(await propose(community.chair, voteId, 'open', START)).toBe('already_done');
	});
});
