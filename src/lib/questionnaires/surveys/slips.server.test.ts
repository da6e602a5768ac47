import type { Cookies } from '@sveltejs/kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { response_mark, survey } from '#db/schema.server.ts';
import { eq } from 'drizzle-orm';
import { db, write } from '#lib/server/db.ts';
import type { Issued } from '#lib/slips/slips.ts';
import { getInvitee, searchInvitees } from './search.server.ts';
import * as sessions from './slip-session.server.ts';
import * as slips from './slips.server.ts';
import { actorOf, NOON, openSurvey } from './survey.fixture.server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function issued(answer: Issued | string): Issued {
	if (typeof answer === 'string') throw new Error(answer);
	return answer;
}

async function answer(surveyId: string, inviteeId = ''): Promise<void> {
	const mark = { survey_id: surveyId, invitee_id: inviteeId, channel: 'online' as const, key: '1' };
	await write([db().insert(response_mark).values(mark)]);
}

describe('slips of a survey', () => {
	let made: Awaited<ReturnType<typeof openSurvey>>;
	beforeAll(async () => {
		made = await openSurvey({ invitees: ['3-101', '3-102', '10-101'] });
		await answer(made.surveyId, made.invitees[0]?.id);
	});

	it('are made in the order of doors for those who have none and have not answered', async () => {
		const { slips: printed, left } = issued(
			await slips.issue(made.chair, made.surveyId, { building: '3' }, NOON)
		);
		expect(printed.map(({ building, room }) => `${building}-${room}`)).toEqual(['3-102']);
		expect(left).toBe(0);
		expect(await slips.issue(made.chair, made.surveyId, { building: '3' }, NOON)).toBe('nobody');
	});

	it('are counted by building, 3 before 10', async () => {
		const { byBuilding, ...all } = await slips.counts(made.surveyId);
		expect(all).toEqual({ invitees: 3, printed: 1, used: 0, missing: 1 });
		expect(byBuilding.map(({ building, missing }) => [building, missing])).toEqual([
			['3', 0],
			['10', 1]
		]);
	});

	it('are replaced with a reason, and only once however often the form is sent', async () => {
		const scope = { inviteeId: made.invitees[1]?.id ?? '' };
		const again = { reason: '丢失', seenAt: NOON + 1 };
		const { surveyId, chair } = made;
		expect(await slips.reissue(chair, surveyId, scope, { ...again, reason: ' ' }, NOON)).toBe(
			'no_reason'
		);
		const [slip] = issued(await slips.reissue(chair, surveyId, scope, again, NOON + 2)).slips;
		expect(await slips.find(slip?.code ?? '', NOON, 'test')).toMatchObject({ room: '102' });
		expect(await slips.reissue(chair, surveyId, scope, again, NOON + 3)).toBe('meanwhile');
	});

	it('are found by door or by name, for the desk alone', async () => {
		const { surveyId, chair, unitId } = made;
		const [byDoor] = await searchInvitees(chair, surveyId, '3号楼102');
		expect(byDoor).toMatchObject({ room: '102', channel: null });
		expect(byDoor?.issued_at).toBe(NOON + 2);
		expect(await searchInvitees(chair, surveyId, '王小101')).toHaveLength(2);
		expect(await getInvitee(chair, surveyId, made.invitees[0]?.id ?? '')).toMatchObject({
			channel: 'online'
		});
		const stranger = actorOf('x', 'elsewhere', 'chair');
		await expect(searchInvitees(stranger, surveyId, '3')).rejects.toMatchObject({ status: 403 });
		const supervisor = actorOf('x', unitId, 'supervisor');
		await expect(
			slips.issue(supervisor, surveyId, { everybody: true }, NOON)
		).rejects.toMatchObject({ status: 403 });
	});

	it('are neither made before the opening nor after the end', async () => {
		const draft = await openSurvey({ changes: { opened_at: null } });
		const { chair, surveyId } = draft;
		expect(await slips.issue(chair, surveyId, { everybody: true }, NOON)).toBe('not_opened');
		await write([db().update(survey).set({ opened_at: NOON }).where(eq(survey.id, surveyId))]);
		expect(await slips.issue(chair, surveyId, { everybody: true }, NOON + DAY)).toBe('over');
	});

	it('give wrong, malformed and replaced codes one answer, and make whoever tries too many wait', async () => {
		expect(await slips.find('0000-0000-0000', NOON, 'a')).toBe('unknown');
		expect(await slips.find('鬼', NOON, 'a')).toBe('unknown');
		for (let tries = 0; tries < 60; tries += 1) await slips.find('0', NOON, 'b');
		expect(await slips.find('0', NOON, 'b')).toHaveProperty('retryAfter');
	});
});

describe('a session with a slip of a survey', () => {
	it('is good for half an hour, this survey and this invitee, until the slip is replaced', async () => {
		const { surveyId, chair, invitees } = await openSurvey();
		const printed = issued(await slips.issue(chair, surveyId, { everybody: true }, NOON));
		const holder = await slips.findByCode(printed.slips[0]?.code ?? '');
		if (!holder) throw new Error('no holder');
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		expect(cookies.paths).toEqual([`/q/${surveyId}`]);
		const inTime = NOON + 30 * MINUTE - 1;
		expect(await sessions.find(cookies, surveyId, inTime)).toMatchObject({
			invitee_id: invitees[0]?.id
		});
		expect(await sessions.find(cookies, surveyId, inTime + 1)).toBe('expired');
		expect(await sessions.find(cookies, 'another', NOON)).toBe('none');
		const why = { reason: '丢失', seenAt: NOON };
		await slips.reissue(chair, surveyId, { everybody: true }, why, NOON + 1);
		expect(await sessions.find(cookies, surveyId, NOON)).toBe('replaced');
		sessions.end(cookies, surveyId);
		expect(await sessions.find(cookies, surveyId, NOON)).toBe('none');
	});
});

/** A browser's cookies for one path, as far as a session needs them. */
function browser(): Cookies & { paths: string[] } {
	const kept = new Map<string, string>();
	const paths: string[] = [];
	return {
		paths,
		get: (name) => kept.get(name),
		getAll: () => Array.from(kept, ([name, value]) => ({ name, value })),
		set: (name, value, { path }) => {
			kept.set(name, value);
			paths.push(path);
		},
		delete: (name) => void kept.delete(name),
		serialize: () => ''
	};
}
