import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { audit_entry, roll_entry } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as entries from '../entries.server.ts';
import { csvFile, importRoll, ownerTitles } from '../imports/import.fixture.server.ts';
import { rename, retire } from '../keeping.server.ts';
import * as rolls from '../rolls.server.ts';
import { add } from './adding.server.ts';
import { correct } from './correcting.server.ts';
import { entryForm, type EntryInput, removalForm } from './entry.form.ts';
import { remove } from './removing.server.ts';

let unitId: string;
let editor: Actor;
let place: { unitId: string; rollId: string };

beforeEach(async () => {
	unitId = await addUnit();
	editor = await addActor('编辑', unitId, 'editor');
	const rollId = await importRoll(
		editor,
		unitId,
		csvFile([
			ownerTitles,
			['张安', '3号楼', '1单元', '101', '80', '13900010001', ''],
			['李平', '3号楼', '1单元', '102', '90', '13900010002', '']
		])
	);
	place = { unitId, rollId };
});

const input = (given: Partial<EntryInput>): EntryInput =>
	entryForm.parse({ key: newId(), reason: '核对产权证', ...given });
const flat = (given: Partial<EntryInput>) =>
	input({ name: '何乐', building: '3栋', entrance: '1', area: '75.5', ...given });
const lineAt = async (room: string) => {
	const [line] = await db()
		.select()
		.from(roll_entry)
		.where(and(eq(roll_entry.roll_id, place.rollId), eq(roll_entry.room, room)));
	if (!line) throw new Error(`no line at ${room}`);
	return line;
};
const saved = async (room: string, change: Partial<EntryInput>) => {
	const {
		id: entryId,
		name,
		building,
		entrance,
		version,
		owner_key,
		developer
	} = await lineAt(room);
	const text = input({ name, building, entrance, room, version, owner_key, developer, area: '80' });
	return correct(editor, { ...place, entryId }, { ...text, ...change }, 5_000);
};
const lastLog = async () => {
	const log = await db().select().from(audit_entry).where(eq(audit_entry.subject_id, place.rollId));
	const line = log.at(-1);
	return { action: line?.action, detail: JSON.parse(line?.detail ?? '{}') };
};

test('a line is added at its door, spelt as its building is, with the reason in the log', async () => {
	expect(await add(editor, place, flat({ room: '２０１' }), 5_000)).toBe('added');
	const { entries: found } = await entries.list(place.rollId, { search: '', page: 1 });
	expect(found.map(({ building, room }) => [building, room])).toEqual([
		['3号楼', '101'],
		['3号楼', '102'],
		['3号楼', '201']
	]);
	expect(await lastLog()).toMatchObject({
		action: 'rolls.add_entry',
		detail: { door: '3号楼1-201', area: 7550, reason: '核对产权证' }
	});
});

test('a double tap adds one line', async () => {
	const twice = flat({ room: '301' });
	await Promise.all([add(editor, place, twice, 5_000), add(editor, place, twice, 5_000)]);
	expect((await rolls.sumsOf({ id: place.rollId, kind: 'owners' })).entries).toBe(3);
});

test('a door has one line, even when two people add it at once', async () => {
	const answers = await Promise.all(
		[flat({ room: '301' }), flat({ room: '301', name: '周和' })].map((one) =>
			add(editor, place, one, 5_000)
		)
	);
	expect(answers.sort()).toEqual(['added', 'same_door']);
	expect(await add(editor, place, flat({ name: '张安', room: '101室' }), 5_000)).toBe('duplicate');
});

test('the second flat of an owner with the same name and phone makes no second head', async () => {
	await add(editor, place, flat({ name: '张安', room: '401', phone: '139 0001 0001' }), 5_000);
	const sums = await rolls.sumsOf({ id: place.rollId, kind: 'owners' });
	expect(sums).toMatchObject({ entries: 3, heads: 2, area: 24_550 });
	expect((await lineAt('101')).owner_key).toBe((await lineAt('401')).owner_key);
});

test.each([
	[{ area: '' }, 'area', 'missing_area'],
	[{ area: '0' }, 'area', 'zero_area'],
	[{ name: '' }, 'name', 'missing_name'],
	[{ phone: '12345' }, 'phone', 'malformed_phone'],
	[{ owner_key: '110101199003078515' }, 'owner_key', 'identity_number']
])('%o is a fault that a person can mend', async (given, field, reason) => {
	const answer = await add(editor, place, flat({ room: '501', ...given }), 5_000);
	expect(answer).toEqual({ faults: [{ field, reason }] });
});

test('a correction names its fields in the log, the area before and after, and no phone', async () => {
	expect(await saved('101', { area: '82.5', phone: '13900019999' })).toBe('corrected');
	expect(await lineAt('101')).toMatchObject({ area: 8250, phone_last4: '9999' });
	const { action, detail } = await lastLog();
	expect(action).toBe('rolls.correct_entry');
	expect(detail).toMatchObject({ changed: ['area', 'phone'], area_before: 8000, area_after: 8250 });
	expect(JSON.stringify(detail)).not.toContain('9999');
});

test('a correction without a phone keeps the phone, unless it is to be forgotten', async () => {
	await saved('101', { name: '张安安' });
	expect(await lineAt('101')).toMatchObject({ name: '张安安', phone_last4: '0001' });
	await saved('101', { name: '张安安', forget_phone: true });
	expect(await lineAt('101')).toMatchObject({ phone_last4: '', phone_hash: '' });
});

test('of two corrections at once the second is told, and one onto another door is refused', async () => {
	const answers = await Promise.all([
		saved('101', { name: '甲乙' }),
		saved('101', { name: '丙丁' })
	]);
	expect(answers.sort()).toEqual(['corrected', 'edited_meanwhile']);
	expect(await saved('101', { room: '102' })).toBe('same_door');
	expect(await saved('102', { area: '90' })).toBe('same');
});

test('a removed line is gone from the roll, with the reason, and can be seen among the removed', async () => {
	const { id: entryId } = await lineAt('102');
	await remove(editor, { ...place, entryId }, '已迁出', 5_000);
	const listed = await entries.list(place.rollId, { search: '', page: 1 });
	const removed = await entries.list(place.rollId, { search: '', page: 1, removed: true });
	expect([listed.total, removed.total]).toEqual([1, 1]);
	expect((await lastLog()).detail).toMatchObject({ door: '3号楼1单元102', reason: '已迁出' });
	await expect(remove(editor, { ...place, entryId }, '再次', 6_000)).rejects.toMatchObject({
		status: 404
	});
});

test('no change by hand goes without a reason', () => {
	expect(entryForm.safeParse({ name: '何乐' }).success).toBe(false);
	expect(entryForm.safeParse({ name: '何乐', reason: ' 无 ' }).success).toBe(false);
	expect(removalForm.safeParse({ reason: '' }).success).toBe(false);
});

test('a supervisor and the staff of another unit change nothing', async () => {
	const supervisor = await addActor('监督', unitId, 'supervisor');
	const elsewhere = await addUnit();
	const stranger = await addActor('外人', elsewhere, 'editor');
	const { id: entryId } = await lineAt('101');
	const forbidden = { status: 403 };
	await expect(add(supervisor, place, flat({ room: '9' }), 5_000)).rejects.toMatchObject(forbidden);
	await expect(remove(supervisor, { ...place, entryId }, '不行', 5_000)).rejects.toMatchObject(
		forbidden
	);
	await expect(rename(supervisor, place, '新名', 5_000)).rejects.toMatchObject(forbidden);
	const foreign = { ...place, unitId: elsewhere, entryId };
	await expect(remove(stranger, foreign, '不行', 5_000)).rejects.toMatchObject({ status: 404 });
	await expect(retire(stranger, foreign, 5_000)).rejects.toMatchObject({ status: 404 });
});

test('a retired roll does not change', async () => {
	expect(await retire(editor, place, 5_000)).toBe('retired');
	expect(await retire(editor, place, 6_000)).toBe('already_retired');
	expect(await add(editor, place, flat({ room: '601' }), 7_000)).toBe('retired');
	expect(await saved('101', { name: '改名' })).toBe('retired');
});

test('a search finds names, doors however they are written, and the end of a phone', async () => {
	const search = async (text: string) => {
		const found = await entries.list(place.rollId, { search: text, page: 1 });
		return found.entries.map(({ name }) => name);
	};
	expect(await search('张')).toEqual(['张安']);
	expect(await search('3-1-102')).toEqual(['李平']);
	expect(await search('3栋一单元102室')).toEqual(['李平']);
	expect(await search('0002')).toEqual(['李平']);
	expect(await search('100%')).toEqual([]);
});
