import { beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { status } from './application.ts';
import * as applications from './applications.server.ts';
import { fillIn, makeApplication, makeRound, OPEN, type Round } from './applying.fixture.server.ts';
import { checklist, reviseChecklist } from './checklist.server.ts';
import { screeningFaults, shipped, type Answer } from './eligibility.ts';
import * as extending from './extending.server.ts';
import { hintsFor } from './hints.server.ts';
import { countStates, listFor } from './listing.server.ts';
import * as screening from './screening.server.ts';
import * as submission from './submission.server.ts';

const LATER = START + 65 * DAY;

let round: Round;
let made: Awaited<ReturnType<typeof makeApplication>>;

beforeEach(async () => {
	round = await makeRound();
	made = await makeApplication(round);
	await fillIn(made);
	const receipt = await submission.submit(made.chair, made.applicationId, OPEN);
	if (typeof receipt === 'string') throw new Error(receipt);
});

const all = (answer: Answer | null, note = '') =>
	new Map(shipped.map(({ key }) => [key, { answer, note }]));
const input = (answers = all('yes'), version = 0, number = 1) => ({
	...{ submission: number, version, answers }
});
const state = async () => status(await applications.get(made.applicationId));

describe('the check list', () => {
	test.each([
		['yes', '', []],
		['na', '不适用：没有居民问卷', []],
		['na', '', ['no_note']],
		['no', '缺材料', ['no']],
		[null, '', ['unanswered']]
	] as const)('with an item answered %s (%s) lacks %j', (answer, note, reasons) => {
		const words = { zh: '在名单内' };
		const faults = screeningFaults([{ key: 'admitted', words, answer, note }]);
		expect(faults.map(({ reason }) => reason)).toEqual(reasons);
	});

	test('is kept as far as it is answered, once over each version', async () => {
		const keep = (version: number) =>
			screening.keep(round.organiser, made.applicationId, input(all(null), version), LATER);
		await expect(
			screening.keep(made.chair, made.applicationId, input(), LATER)
		).rejects.toMatchObject({ status: 403 });
		const twice = await Promise.all([keep(0), keep(0)]);
		expect(twice.toSorted()).toEqual(['edited_meanwhile', 'kept']);
		const kept = screening.screeningOf(await applications.get(made.applicationId));
		expect(kept).toMatchObject({ version: 1, submission: 1, by: round.organiser.id });
		expect(kept?.answers.map(({ key }) => key)).toEqual(shipped.map(({ key }) => key));
		expect(await state()).toBe('submitted');
	});

	test('can be the organiser’s own', async () => {
		const { organiser, programmeId } = round;
		const items = [{ key: 'own', words: { zh: '有街道的推荐意见' } }];
		const revise = (version: number, some: typeof items) =>
			reviseChecklist(organiser, programmeId, { version, items: some }, LATER);
		expect(await checklist(programmeId)).toEqual({ items: shipped, version: 0 });
		expect(await revise(0, [])).toBe('no_items');
		expect(await revise(0, [{ key: 'own', words: { zh: ' ' } }])).toBe('no_words');
		expect(await revise(0, items)).toBe('revised');
		expect(await revise(0, items)).toBe('edited_meanwhile');
		expect(await checklist(programmeId)).toEqual({ items, version: 1 });
		expect(await screening.admit(organiser, made.applicationId, input(), LATER)).toEqual({
			faults: [{ key: 'own', reason: 'unanswered' }]
		});
	});
});

describe('an application', () => {
	const admit = (given = input()) =>
		screening.admit(round.organiser, made.applicationId, given, LATER);

	test('goes on to review when every item is met', async () => {
		expect(await admit(input(all('no', '缺')))).toMatchObject({ faults: { length: 7 } });
		expect(await admit(input(all('yes'), 0, 2))).toBe('edited_meanwhile');
		expect(await admit()).toBe('admitted');
		expect(await admit()).toBe('not_submitted');
		expect(await state()).toBe('screened');
	});

	test('is turned down with a reason, which can be taken back', async () => {
		const turnDown = (reason: string) =>
			screening.turnDown(round.organiser, made.applicationId, { submission: 1, reason }, LATER);
		expect(await turnDown(' ')).toBe('no_reason');
		expect(await turnDown('不在名单内')).toBe('turned_down');
		expect(await state()).toBe('refused');
		const back = (reason: string) =>
			screening.reconsider(round.organiser, made.applicationId, reason, LATER);
		expect(await back('')).toBe('no_reason');
		expect(await back('名单已更正')).toBe('reconsidered');
		expect(await state()).toBe('submitted');
	});

	test('that went on is not taken back once somebody reviews it', async () => {
		await admit();
		const { organiser, organiserId } = round;
		await write([
			sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, joined_at)
				VALUES (${made.applicationId}, ${made.applicationId}, ${organiserId}, ${organiser.id}, ${START})`,
			sql`INSERT INTO review (id, application_id, evaluator_id, assigned_at, assigned_by)
				VALUES (${made.applicationId}, ${made.applicationId}, ${made.applicationId}, ${LATER},
					${organiser.id})`
		]);
		expect(await screening.reconsider(organiser, made.applicationId, '再看', LATER)).toBe(
			'in_review'
		);
	});

	test('that is sent back after the last day needs a new one, and is screened anew', async () => {
		const give = (until: number | null, reason = '请补材料') =>
			extending.giveBack(round.organiser, made.applicationId, { until, reason }, LATER);
		await screening.keep(round.organiser, made.applicationId, input(), LATER);
		expect(await give(null)).toBe('no_day');
		expect(await give(LATER - 1)).toBe('past');
		expect(await give(START + 101 * DAY)).toBe('after_review');
		expect(await give(LATER + DAY, '')).toBe('no_reason');
		expect(await give(LATER + DAY)).toBe('returned');
		expect(await give(LATER + DAY)).toBe('not_submitted');
		expect(await submission.submit(made.chair, made.applicationId, LATER + 1)).toMatchObject({
			number: 2
		});
		expect(await admit()).toBe('edited_meanwhile');
		expect(await admit(input(all('yes'), 0, 2))).toBe('admitted');
	});

	test('that is late gets more time only while it is written', async () => {
		const { organiser } = round;
		const late = await makeApplication(round);
		const extend = (id: string, until: number | null, reason = '停电三天') =>
			extending.extend(organiser, id, { until, reason }, LATER);
		expect(await extend(made.applicationId, LATER + DAY)).toBe('not_writing');
		expect(await extend(late.applicationId, null)).toBe('no_day');
		expect(await extend(late.applicationId, LATER + DAY, '')).toBe('no_reason');
		expect(await submission.submit(late.chair, late.applicationId, LATER)).toBe('not_open');
		expect(await extend(late.applicationId, LATER + DAY)).toBe('extended');
		expect(await extend(late.applicationId, LATER + DAY)).toBe('not_later');
		expect(await submission.submit(late.chair, late.applicationId, LATER)).toBe('incomplete');
	});
});

test('hints tell what Minyi knows', async () => {
	const found = await applications.get(made.applicationId);
	const standing = await submission.getStanding(made.applicationId);
	const hints = await hintsFor(round.organiserId, found, standing);
	expect(hints.get('admitted')).toMatchObject({ holds: true, kind: 'member' });
	expect(hints.get('in_time')).toMatchObject({ holds: true, isExtended: false });
	expect(hints.get('complete')).toMatchObject({ holds: true, complete: 3, of: 3, pieces: 3 });
	expect(hints.get('own_figures')?.holds).toBe(null);
	expect(hints.get('residents')?.holds).toBe(null);
	expect(hints.get('no_revocation')?.holds).toBe(true);
});

test('the list shows where each stands, and finds by name and state', async () => {
	const { programmeId } = round;
	await makeApplication(round);
	const gone = await makeApplication(round);
	await applications.withdraw(gone.chair, gone.applicationId, '明年再报', OPEN);
	const { lines, total, pages } = await listFor(programmeId);
	expect([total, pages]).toEqual([2, 1]);
	expect(lines.map(({ status: one, complete, of }) => [one, complete, of])).toEqual([
		['submitted', 3, 3],
		['writing', 0, 3]
	]);
	expect(await countStates(programmeId)).toEqual({
		...{ writing: 1, submitted: 1, screened: 0, refused: 0, withdrawn: 1 }
	});
	expect((await listFor(programmeId, { state: 'withdrawn' })).total).toBe(1);
	expect((await listFor(programmeId, { search: '没有这个社区' })).total).toBe(0);
	expect((await listFor(programmeId, { search: '桂花' })).total).toBe(2);
});
