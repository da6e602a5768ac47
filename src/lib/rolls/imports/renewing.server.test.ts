import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { audit_entry, roll_entry } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { add } from '../hand/adding.server.ts';
import { entryForm } from '../hand/entry.form.ts';
import { reinstate, retire } from '../keeping.server.ts';
import * as rolls from '../rolls.server.ts';
import { readAgain } from './choosing.server.ts';
import { confirm } from './confirming.server.ts';
import { csvFile, importRoll, ownerTitles, uploadAndRead } from './import.fixture.server.ts';
import { importStatus } from './imports.ts';
import * as imports from './imports.server.ts';
import { read } from './reading.server.ts';

let unitId: string;
let editor: Actor;
let rollId: string;

const first = csvFile([
	ownerTitles,
	['张安', '1号楼', '1单元', '101', '80', '13900010001', ''],
	['李平', '1号楼', '1单元', '102', '80', '13900010002', ''],
	['王宁', '1号楼', '1单元', '201', '90', '13900010003', 'Y7'],
	['赵康', '1号楼', '1单元', '202', '90', '', '']
]);
const second = csvFile([
	['楼栋', '单元', '房号', '业主姓名', '面积'],
	['1栋', '1', '101', '张安', '80.00'],
	['1栋', '1', '102', '李平', '81.5'],
	['1栋', '1', '201', '王宁之子', '90'],
	['1栋', '1', '301', '何乐', '100']
]);

beforeEach(async () => {
	unitId = await addUnit();
	editor = await addActor('编辑', unitId, 'editor');
	rollId = await importRoll(editor, unitId, first);
});

const renew = () => uploadAndRead(editor, unitId, second, { rollId });
const get = (id: string) => imports.getOfUnit(unitId, id);
const lines = () =>
	db()
		.select()
		.from(roll_entry)
		.where(and(eq(roll_entry.roll_id, rollId), isNull(roll_entry.removed_at)))
		.orderBy(roll_entry.door_order);
const addByHand = () =>
	add(
		editor,
		{ unitId, rollId },
		entryForm.parse({ key: newId(), name: '马和', room: '901', area: '70', reason: '新增' }),
		1_500
	);

test('a new list shows what it would add, change and remove, and nothing is changed yet', async () => {
	const before = await lines();
	const one = await get(await renew());
	expect(importStatus(one, 2_000)).toBe('ready');
	expect(one).toMatchObject({ added: 1, changed: 2, removed: 1, same: 1 });
	const changed = await imports.listLines(one, 'changed', { page: 1, size: 20 });
	expect(changed.map(({ fields, before: was, ...is }) => [fields, was?.name, is.name])).toEqual([
		['area', '李平', '李平'],
		['name', '王宁', '王宁之子']
	]);
	expect(await lines()).toEqual(before);
});

test('confirmed, the roll is exactly the new list; lines keep their ids, and what the list is silent about', async () => {
	const before = await lines();
	const id = await renew();
	expect(await confirm(editor, unitId, { id, version: 1, name: '' }, 5_000)).toEqual({ rollId });
	const after = await lines();
	expect(after.map(({ name, building, room, area }) => [name, building, room, area])).toEqual([
		['张安', '1号楼', '101', 8000],
		['李平', '1号楼', '102', 8150],
		['王宁之子', '1号楼', '201', 9000],
		['何乐', '1号楼', '301', 10_000]
	]);
	expect(after.slice(0, 3).map(({ id: own }) => own)).toEqual(
		before.slice(0, 3).map(({ id: own }) => own)
	);
	expect(after.map(({ phone_last4, owner_key }) => [phone_last4, owner_key])).toEqual([
		['0001', ''],
		['0002', ''],
		['0003', 'Y7'],
		['', '']
	]);
	const [log] = await db()
		.select()
		.from(audit_entry)
		.where(and(eq(audit_entry.subject_id, rollId), eq(audit_entry.action, 'rolls.renew')));
	const detail = { added: 1, changed: 2, removed: 1, same: 1 };
	expect(JSON.parse(log?.detail ?? '')).toMatchObject(detail);
});

test('the same list once more would change nothing and cannot be confirmed', async () => {
	const id = await uploadAndRead(editor, unitId, first, { rollId });
	expect(importStatus(await get(id), 2_000)).toBe('unchanged');
	expect(await confirm(editor, unitId, { id, version: 1, name: '' }, 5_000)).toBe('unchanged');
});

test('a change by hand in between has to be compared again', async () => {
	const id = await renew();
	expect(await addByHand()).toBe('added');
	expect(await confirm(editor, unitId, { id, version: 1, name: '' }, 5_000)).toBe('outdated');
	await readAgain(editor, unitId, { id, version: 1 }, 2_000);
	await read(id, 2);
	expect(await get(id)).toMatchObject({ added: 1, changed: 2, removed: 2, same: 1 });
	const confirmed = await confirm(editor, unitId, { id, version: 2, name: '' }, 5_000);
	expect(confirmed).toEqual({ rollId });
});

test('of two renewals at once one is applied, and the other has to be compared again', async () => {
	const [one, two] = [await renew(), await renew()];
	const answers = await Promise.all(
		[one, two].map((id) => confirm(editor, unitId, { id, version: 1, name: '' }, 5_000))
	);
	expect(answers).toContainEqual({ rollId });
	expect(answers).toContain('outdated');
	expect((await rolls.sumsOf({ id: rollId, kind: 'owners' })).entries).toBe(4);
});

test('a retired roll is not renewed until it is reinstated', async () => {
	const id = await renew();
	await retire(editor, { unitId, rollId }, 3_000);
	expect(await confirm(editor, unitId, { id, version: 1, name: '' }, 5_000)).toBe('outdated');
	await reinstate(editor, { unitId, rollId }, 6_000);
	expect(await confirm(editor, unitId, { id, version: 1, name: '' }, 7_000)).toEqual({ rollId });
});
