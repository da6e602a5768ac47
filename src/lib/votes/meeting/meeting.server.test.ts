import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
	closeVote,
	DAY,
	doors,
	giveSlips,
	makeCommunity,
	makeDraft,
	makeOpenVote,
	START,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import * as files from '#lib/files/files.server.ts';
import { messyWorkbook } from '#lib/rolls/messy-workbook.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '../casting.server.ts';
import { confirm, propose } from '../confirmations.server.ts';
import { ensureCounted } from '../counting.server.ts';
import * as slips from '../slips/slips.server.ts';
import { turnout } from '../turnout.server.ts';
import * as meeting from './meeting.server.ts';
import type { HandsRecord } from './meeting.server.ts';

const END = START + 7 * DAY;

/** A vote by show of hands that is open, on a roll of 50. */
const openMeeting = (wish: VoteWish = {}): Promise<MadeVote> =>
	makeOpenVote({ lines: doors(50), channels: 'meeting', ...wish });

const list = (name = '签到.pdf') => new File(['%PDF-1.4\n%%EOF\n'], name);
const numbers = { present: 42, votes_for: 30, votes_against: 8, abstaining: 2 };

function say({ community, voteId }: MadeVote, changes: Partial<HandsRecord> = {}, now = START) {
	const input = { key: newId(), note: '', file: list(), ...numbers, ...changes };
	return meeting.record(community.editor, voteId, input, now);
}

const kept = async (unitId: string) =>
	(await db().all(sql`SELECT id FROM file WHERE unit_id = ${unitId} AND removed_at IS NULL`))
		.length;

describe('recording a show of hands', () => {
	it('keeps the numbers, the list and who wrote them down', async () => {
		const made = await openMeeting();
		expect(await say(made, { note: '在活动室' })).toBe('recorded');
		const [line] = await meeting.list(made.voteId);
		expect(line).toMatchObject({
			...numbers,
			note: '在活动室',
			recorded_by: made.community.editor.name,
			recorded_at: START,
			file_name: '签到.pdf'
		});
		expect((await files.find(line?.file_id ?? ''))?.unit_id).toBe(made.community.unitId);
	});

	it('takes an Excel table as the list', async () => {
		const made = await openMeeting();
		const table = new Uint8Array(await messyWorkbook());
		expect(await say(made, { file: new File([table], '签到.xlsx') })).toBe('recorded');
		expect((await meeting.last(made.voteId))?.file_name).toBe('签到.xlsx');
	});

	it('corrects by a further line, which may keep the list; the last one counts', async () => {
		const made = await openMeeting();
		await say(made);
		expect(await say(made, { votes_for: 31, file: null }, START + 1)).toBe('recorded');
		const lines = await meeting.list(made.voteId);
		expect(lines.map(({ votes_for }) => votes_for)).toEqual([31, 30]);
		expect(lines[0]?.file_id).toBe(lines[1]?.file_id);
		const logged = await db().all<{ action: string; detail: string }>(sql`
			SELECT action, detail FROM audit_entry WHERE subject_id = ${made.voteId}
			AND action LIKE 'votes.%_hands' ORDER BY seq`);
		expect(logged).toMatchObject([
			{ action: 'votes.record_hands' },
			{
				action: 'votes.correct_hands',
				detail: '{"abstain":2,"against":8,"for":31,"present":42}'
			}
		]);
	});

	it('of a form sent ten times at once is one line, and one list is kept', async () => {
		const made = await openMeeting();
		const key = newId();
		const answers = await Promise.all(Array.from({ length: 10 }, () => say(made, { key })));
		expect(new Set(answers)).toEqual(new Set(['recorded']));
		expect(await meeting.list(made.voteId)).toHaveLength(1);
		expect(await kept(made.community.unitId)).toBe(1);
	});

	it.each([
		['more hands than were present', { present: 39 }, 'more_hands_than_present'],
		['more present than electors', { present: 51 }, 'more_than_electors'],
		['no list', { file: null }, 'no_list'],
		['a program for a list', { file: new File(['MZ'], '签到.pdf') }, 'wrong_type']
	])('refuses %s', async (_, changes, refused) => {
		const made = await openMeeting();
		expect(await say(made, changes)).toBe(refused);
		expect(await meeting.last(made.voteId)).toBeNull();
		expect(await kept(made.community.unitId)).toBe(0);
	});

	it('is for a vote by show of hands alone', async () => {
		expect(await say(await makeOpenVote())).toBe('no_meeting');
	});

	it('begins when the vote opens, and ends when people close it, not by the clock', async () => {
		const made = await makeDraft({ channels: 'meeting' });
		expect(await say(made, { present: 8, votes_for: 0 })).toBe('not_open');
		const held = await openMeeting();
		expect(await say(held, {}, END + DAY)).toBe('recorded');
		expect(await ensureCounted(held.voteId, END + DAY)).toBeNull();
		await propose(held.community.chair, held.voteId, 'close', END + DAY);
		await confirm(held.community.supervisor, held.voteId, 'close', END + DAY);
		expect(await say(held, {}, END + DAY)).toBe('over');
		expect(await meeting.list(held.voteId)).toHaveLength(1);
		expect(await kept(held.community.unitId)).toBe(1);
	});

	it('is the work of chair and editors of this unit', async () => {
		const made = await openMeeting();
		const { supervisor } = made.community;
		const { editor: stranger } = await makeCommunity();
		for (const editor of [supervisor, stranger]) {
			const as = { ...made, community: { ...made.community, editor } };
			await expect(say(as)).rejects.toMatchObject({ status: 403 });
		}
	});
});

describe('a vote by show of hands', () => {
	it('is not drafted with a rule that asks for area', async () => {
		const asked = { rollKind: 'owners', rule_preset_id: 'owners-ordinary' } as const;
		await expect(openMeeting(asked)).rejects.toThrow('channels: rule_asks_area');
	});

	it('is closed only with a show of hands, and counts the last', async () => {
		const made = await openMeeting({ rule_preset_id: 'residents-assembly-adults' });
		await expect(closeVote(made, START)).rejects.toThrow();
		await say(made, { votes_for: 10 });
		await say(made, {}, START + 1);
		await closeVote(made, START + 2);
		const counted = await ensureCounted(made.voteId, START + 2);
		expect(counted?.result).toMatchObject({
			ballots: 42,
			blank: 2,
			outcome: 'passed',
			turnout: { heads: { cast: 42, of: 50 } }
		});
		expect(counted?.byChannel.rows).toMatchObject([{ channel: 'meeting', ballots: 40 }]);
		expect(counted?.publishedAt).toBe(START + 2);
	});

	it('of households counts households, and of owners no area', async () => {
		const households = await openMeeting({
			rollKind: 'households',
			rule_preset_id: 'residents-assembly-households'
		});
		const owners = await openMeeting({ rollKind: 'owners' });
		for (const [made, shares] of [
			[households, ['heads', 'households']],
			[owners, ['heads']]
		] as const) {
			await say(made);
			await closeVote(made, START + 1);
			const counted = await ensureCounted(made.voteId, START + 1);
			expect(counted?.result.outcome).toBe('passed');
			expect(Object.keys(counted?.result.turnout ?? {})).toEqual(shares);
		}
	});

	it('tells its turnout from who was present', async () => {
		const made = await openMeeting();
		await say(made);
		const { cast: present, of, byChannel } = await turnout(made.voteId, { fresh: 0 });
		expect(present).toEqual({ electors: 42, heads: 42, households: 0, area: 0 });
		expect(of.heads).toBe(50);
		expect(byChannel).toEqual([{ channel: 'meeting', electors: 42 }]);
	});

	it('has no slips, and takes no ballot by one', async () => {
		const made = await openMeeting();
		const printed = await slips.issue(
			made.community.chair,
			made.voteId,
			{ everybody: true },
			START
		);
		expect(printed).toBe('meeting');
		const [holder] = await giveSlips(made.voteId);
		if (!holder) throw new Error('no elector');
		expect(await cast(holder, { choice: 'for', key: newId() }, START)).toBe('not_this_way');
	});
});
