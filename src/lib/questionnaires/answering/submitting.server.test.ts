import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { everyKind, NOON } from '../surveys/survey.fixture.server.ts';
import * as surveys from '../surveys/surveys.server.ts';
import type { Document } from '../document.ts';
import { asking, phone, rowsOf } from './answering.fixture.server.ts';
import * as drafts from './drafts.server.ts';
import type { Holder } from './holder.ts';
import { submit } from './submitting.server.ts';

const DAY = 86_400_000;
const answers = { rating: 4, yes_no: true };
const send = (key = newId(), given = {}) => ({ answers: { ...answers, ...given }, key });
const first = <T>([one]: T[]): T => {
	if (one === undefined) throw new Error('nobody was invited');
	return one;
};
const happy = { of: { question: 'rating' }, is: 'at-least', to: 4 } as const;
const withQuota = (limit: number): Document => ({
	...everyKind,
	quotas: [{ key: 'happy', when: happy, limit, message: { zh: '够了' } }]
});

describe('a response', () => {
	it('of an open survey is stored as it was given, with nobody’s name', async () => {
		const { survey } = await asking({ access: 'open' });
		expect(await submit(survey, phone(), send(), NOON)).toBe('taken');
		const row = first(await rowsOf('response', survey.id));
		expect(row).toMatchObject({ invitee_id: null, building: '', channel: 'online', is_test: 0 });
		expect(JSON.parse(String(row.answers))).toEqual(answers);
	});

	it('of a named survey stands with the invitee, and is made once', async () => {
		const { survey, holders } = await asking({ access: 'named' });
		const holder = first(holders);
		expect(await submit(survey, holder, send(), NOON)).toBe('taken');
		expect(await submit(survey, holder, send(), NOON)).toBe('already');
		const rows = await rowsOf('response', survey.id);
		expect(rows).toMatchObject([{ invitee_id: holder.invitee_id, building: '3' }]);
	});

	it('is made once, however often and from how many phones it is sent at once', async () => {
		for (const access of ['open', 'named', 'confidential'] as const) {
			const { survey, holders } = await asking({ access });
			const holder: Holder = access === 'open' ? phone() : first(holders);
			const input = send();
			const told = await Promise.all(
				Array.from({ length: 20 }, () => submit(survey, holder, input, NOON))
			);
			expect(new Set(told)).toEqual(new Set(['taken']));
			expect(await rowsOf('response', survey.id)).toHaveLength(1);
		}
	});

	it('of one invitee with two forms at once is one: the other is told that there is one already', async () => {
		const { survey, holders } = await asking({ access: 'confidential' });
		const told = await Promise.all(
			Array.from({ length: 8 }, () => submit(survey, first(holders), send(), NOON))
		);
		expect(told.filter((one) => one === 'taken')).toHaveLength(1);
		expect(told.filter((one) => one === 'already')).toHaveLength(7);
		expect(await rowsOf('response', survey.id)).toHaveLength(1);
	});

	it.each([
		['before it opens', { opens_at: NOON + 1 }, 'not_open'],
		['after it closes', { closes_at: NOON }, 'closed'],
		['after it was closed early', { closed_at: NOON - 1 }, 'closed'],
		['once it is discarded', { discarded_at: NOON - 1 }, 'closed'],
		['before it was opened', { opened_at: null }, 'not_open']
	])('is not taken %s', async (_, changes, why) => {
		const { survey, holders } = await asking({ access: 'named', changes });
		expect(await submit(survey, first(holders), send(), NOON)).toBe(why);
		expect(await rowsOf('response', survey.id)).toEqual([]);
		expect(await rowsOf('response_mark', survey.id)).toEqual([]);
	});

	it('is not taken by a slip that was replaced, nor by somebody else’s', async () => {
		const { survey, holders } = await asking({ access: 'named' });
		const [one, two] = holders;
		if (!one || !two) throw new Error('two');
		const borrowed = { ...one, slip_id: two.slip_id };
		expect(await submit(survey, borrowed, send(), NOON)).toBe('void');
		await write([sql`UPDATE invitee_slip SET voided_at = ${NOON} WHERE id = ${one.slip_id}`]);
		expect(await submit(survey, one, send(), NOON)).toBe('void');
	});

	it('is not taken by a link where slips are needed, nor with another survey’s invitee', async () => {
		const { survey } = await asking({ access: 'named' });
		const other = await asking({ access: 'named' });
		await expect(submit(survey, phone(), send(), NOON)).rejects.toMatchObject({ status: 403 });
		expect(await submit(survey, first(other.holders), send(), NOON)).toBe('quota');
		expect(await rowsOf('response', survey.id)).toEqual([]);
	});

	it('is not taken while a required answer is missing', async () => {
		const [only] = everyKind.sections[0]?.questions ?? [];
		if (!only) throw new Error('a question');
		const required = { ...only, required: 'yes' as const };
		const document = {
			...everyKind,
			sections: [{ key: 's', title: { zh: '一' }, questions: [required] }]
		};
		const { survey } = await asking({ access: 'open', document });
		expect(await submit(survey, phone(), { answers: {}, key: newId() }, NOON)).toBe('incomplete');
	});

	it('keeps only what stands and is asked for', async () => {
		const { survey } = await asking({ access: 'open' });
		const hostile = { rating: 99, zzz: 'x', single: { option: 'toString' }, yes_no: true };
		// What a request may hold, whatever the types say.
		const input = { answers: hostile as never, key: newId() };
		expect(await submit(survey, phone(), input, NOON)).toBe('taken');
		const row = first(await rowsOf('response', survey.id));
		expect(JSON.parse(String(row.answers))).toEqual({ yes_no: true });
	});

	it('has a form key, or is no form of ours', async () => {
		const { survey } = await asking({ access: 'open' });
		await expect(submit(survey, phone(), send(''), NOON)).rejects.toMatchObject({ status: 400 });
	});

	it('ends its draft, and leaves it where it was not taken', async () => {
		const { survey } = await asking({ access: 'open' });
		const holder = phone();
		const draft = await drafts.begin(survey.id, holder, NOON);
		if (!draft) throw new Error('no draft');
		expect(await submit(survey, holder, send(draft.form_key), NOON + 2 * DAY)).toBe('closed');
		expect(await drafts.find(survey.id, holder)).not.toBeNull();
		expect(await submit(survey, holder, send(draft.form_key), NOON)).toBe('taken');
		expect(await drafts.find(survey.id, holder)).toBeNull();
	});
});

describe('a quota', () => {
	it('is never passed, however many come at once, and lets others through', async () => {
		const { survey } = await asking({ access: 'open', document: withQuota(3) });
		const told = await Promise.all(
			Array.from({ length: 12 }, () => submit(survey, phone(), send(), NOON))
		);
		expect(told.filter((one) => one === 'taken')).toHaveLength(3);
		expect(told.filter((one) => one === 'quota')).toHaveLength(9);
		expect(await submit(survey, phone(), send(newId(), { rating: 1 }), NOON)).toBe('taken');
		expect(await rowsOf('quota_count', survey.id)).toMatchObject([{ responses: 3 }]);
	});

	it('counts the same form once, and says again that it was taken once it is full', async () => {
		const { survey } = await asking({ access: 'open', document: withQuota(1) });
		const [holder, input] = [phone(), send()];
		expect(await submit(survey, holder, input, NOON)).toBe('taken');
		expect(await submit(survey, holder, input, NOON)).toBe('taken');
		expect(await submit(survey, phone(), send(), NOON)).toBe('quota');
		expect(await rowsOf('response', survey.id)).toHaveLength(1);
	});

	it('keeps no mark of an invitee whose response it refuses', async () => {
		const { survey, holders } = await asking({ document: withQuota(1), access: 'confidential' });
		const told = await Promise.all(holders.map((one) => submit(survey, one, send(), NOON)));
		expect([...told].sort()).toEqual(['quota', 'taken']);
		expect(await rowsOf('response_mark', survey.id)).toHaveLength(1);
	});
});

describe('a trial', () => {
	const early = { opened_at: null, opened_by: null };

	it('is stored apart from what counts, before the survey opens', async () => {
		const { survey, chair } = await asking({
			access: 'named',
			document: withQuota(1),
			changes: early
		});
		const holder = { ...phone(), kind: 'trial' as const, actor: chair };
		expect(await submit(survey, holder, send(), NOON)).toBe('taken');
		expect(await submit(survey, holder, send(), NOON)).toBe('taken');
		expect(await rowsOf('response', survey.id)).toMatchObject([{ is_test: 1 }, { is_test: 1 }]);
		expect(await rowsOf('quota_count', survey.id)).toEqual([]);
		expect(await rowsOf('response_mark', survey.id)).toEqual([]);
	});

	it('is nobody else’s, and over once the survey opens', async () => {
		const { survey, chair } = await asking({ access: 'open' });
		const holder = { ...phone(), kind: 'trial' as const, actor: chair };
		expect(await submit(await surveys.get(survey.id), holder, send(), NOON)).toBe('already');
		const stranger = { ...holder, actor: { ...chair, memberships: [] } };
		await expect(submit(survey, stranger, send(), NOON)).rejects.toMatchObject({ status: 403 });
	});
});
