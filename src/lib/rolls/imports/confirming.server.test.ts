import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { audit_entry, roll, roll_entry, roll_import, roll_import_line } from '#db/schema.server.ts';
import * as store from '#lib/files/file-store.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as entries from '../entries.server.ts';
import { messySums, messyWorkbook } from '../messy-workbook.fixture.ts';
import * as rolls from '../rolls.server.ts';
import { discard, sweep } from './clearing.server.ts';
import { confirm } from './confirming.server.ts';
import { csvFile, importRoll, ownerTitles, uploadAndRead } from './import.fixture.server.ts';
import { importStatus, lifetime } from './imports.ts';
import * as imports from './imports.server.ts';
import { read } from './reading.server.ts';
import { replace, upload } from './uploading.server.ts';

let unitId: string;
let editor: Actor;

beforeEach(async () => {
	unitId = await addUnit();
	editor = await addActor('编辑', unitId, 'editor');
});

const messy = async (spoilt = false) =>
	new File([new Uint8Array(await messyWorkbook({ spoilt }))], '业主名册.xlsx');
const statusOf = async (id: string, now = 2_000) =>
	importStatus(await imports.getOfUnit(unitId, id), now);
const entriesOf = (rollId: string) =>
	db().select().from(roll_entry).where(eq(roll_entry.roll_id, rollId));
const plain = () =>
	csvFile([ownerTitles, ['张安', '1号楼', '1单元', '101', '80', '13900010001', '']]);

test('a messy workbook becomes a roll with its heads and its area, once it is confirmed', async () => {
	const id = await uploadAndRead(editor, unitId, await messy());
	expect(await rolls.listOfUnit(unitId)).toEqual([]);
	const confirmed = await confirm(editor, unitId, { id, version: 1, name: '业主名册' }, 2_000);
	expect(confirmed).toEqual({ rollId: expect.any(String) });
	const [made] = await rolls.listOfUnit(unitId);
	const { entries: lines, heads, area } = messySums;
	expect(made).toMatchObject({ name: '业主名册', kind: 'owners', entries: lines, heads, area });
	const { entries: found } = await entries.list(made?.id ?? '', { search: '', page: 1 });
	expect(found[0]).toMatchObject({ name: '王明', building: '1号楼', room: '101', area: 8950 });
});

test('a file with errors cannot be confirmed, and its corrected version in the same place can', async () => {
	const id = await uploadAndRead(editor, unitId, await messy(true));
	expect(await statusOf(id)).toBe('faulty');
	expect(await confirm(editor, unitId, { id, version: 1, name: '名册' }, 2_000)).toBe('faulty');
	const problems = await imports.listProblems(await imports.getOfUnit(unitId, id));
	expect(problems.slice(0, 2).map(({ reason }) => reason)).toEqual(['missing_name', 'same_door']);
	const again = await replace(editor, unitId, { id, version: 1, file: await messy() }, 1_500);
	expect(again).toEqual({ id, version: 2, fresh: true });
	await read(id, 2);
	expect(await statusOf(id)).toBe('ready');
	expect(await rolls.listOfUnit(unitId)).toEqual([]);
});

test('two confirmations at once make one roll', async () => {
	const id = await uploadAndRead(editor, unitId, plain());
	const chair = await addActor('主任', unitId, 'chair');
	const both = [editor, chair].map((actor) =>
		confirm(actor, unitId, { id, version: 1, name: '名册' }, 2_000)
	);
	const answers = await Promise.all(both);
	expect(answers.filter((answer) => answer === 'confirmed')).toHaveLength(1);
	const made = await rolls.listOfUnit(unitId);
	expect(made.map(({ entries: lines }) => lines)).toEqual([1]);
	expect(await confirm(editor, unitId, { id, version: 1, name: '名册' }, 3_000)).toBe('confirmed');
});

test('a confirmation for a version that was read otherwise since is refused', async () => {
	const id = await uploadAndRead(editor, unitId, plain());
	await replace(editor, unitId, { id, version: 1, file: await messy() }, 1_500);
	expect(await confirm(editor, unitId, { id, version: 1, name: '名册' }, 2_000)).toBe('reading');
	await read(id, 2);
	const late = await confirm(editor, unitId, { id, version: 1, name: '名册' }, 2_000);
	expect(late).toBe('edited_meanwhile');
	expect(await rolls.listOfUnit(unitId)).toEqual([]);
});

test('a unit does not see the imports and rolls of another one', async () => {
	const id = await uploadAndRead(editor, unitId, plain());
	const elsewhere = await addUnit();
	const stranger = await addActor('外人', elsewhere, 'editor');
	const notFound = { status: 404 };
	await expect(imports.getOfUnit(elsewhere, id)).rejects.toMatchObject(notFound);
	const input = { id, version: 1, name: '名册' };
	await expect(confirm(stranger, elsewhere, input, 2_000)).rejects.toMatchObject(notFound);
	await expect(confirm(stranger, unitId, input, 2_000)).rejects.toMatchObject({ status: 403 });
	await expect(discard(stranger, elsewhere, id, 2_000)).rejects.toMatchObject(notFound);
	const rollId = await importRoll(editor, unitId, plain());
	await expect(rolls.getOfUnit(elsewhere, rollId)).rejects.toMatchObject(notFound);
	const renewal = { key: newId(), kind: 'owners' as const, rollId, file: plain() };
	await expect(upload(stranger, elsewhere, renewal, 2_000)).rejects.toMatchObject(notFound);
});

test('a supervisor sees imports and changes none', async () => {
	const id = await uploadAndRead(editor, unitId, plain());
	const supervisor = await addActor('监督', unitId, 'supervisor');
	const forbidden = { status: 403 };
	const made = { key: newId(), kind: 'owners' as const, rollId: null, file: plain() };
	await expect(upload(supervisor, unitId, made, 2_000)).rejects.toMatchObject(forbidden);
	const input = { id, version: 1, name: '名册' };
	await expect(confirm(supervisor, unitId, input, 2_000)).rejects.toMatchObject(forbidden);
	await expect(discard(supervisor, unitId, id, 2_000)).rejects.toMatchObject(forbidden);
	expect(await statusOf(id)).toBe('ready');
});

test.each(['confirmed', 'discarded', 'a day old'])(
	'what an import says about people is gone once it is %s',
	async (end) => {
		const id = await uploadAndRead(editor, unitId, await messy(), { now: 5_000 });
		const [before] = await db().select().from(roll_import).where(eq(roll_import.id, id));
		expect(JSON.stringify(before)).toContain('王明');
		if (end === 'confirmed') await confirm(editor, unitId, { id, version: 1, name: '册' }, 6_000);
		else if (end === 'discarded') await discard(editor, unitId, id, 6_000);
		else await sweep(5_000 + lifetime + 1);
		const [after] = await db().select().from(roll_import).where(eq(roll_import.id, id));
		expect(after).toMatchObject({ reading: null, problems: null, file_id: null });
		expect(JSON.stringify(after)).not.toContain('王明');
		const lines = db().select().from(roll_import_line).where(eq(roll_import_line.import_id, id));
		expect(await lines).toEqual([]);
		await expect(store.get(before?.file_id ?? '')).rejects.toMatchObject({ code: 'ENOENT' });
	}
);

test('of a phone only its last four digits and a hash are kept, and the log has neither', async () => {
	const rollId = await importRoll(editor, unitId, plain());
	const [line] = await entriesOf(rollId);
	expect(line).toMatchObject({ phone_last4: '0001', phone_hash: expect.stringMatching(/^.{43}$/) });
	const log = await db().select().from(audit_entry).where(eq(audit_entry.subject_id, rollId));
	expect(log.map(({ action }) => action)).toEqual(['rolls.import']);
	expect(JSON.stringify([line, log])).not.toContain('13900010001');
	expect(JSON.parse(log[0]?.detail ?? '')).toMatchObject({ entries: 1, heads: 1, area: 8000 });
});

test('a discarded import cannot be confirmed, and a confirmed one cannot be discarded', async () => {
	const id = await uploadAndRead(editor, unitId, plain());
	await discard(editor, unitId, id, 2_000);
	expect(await confirm(editor, unitId, { id, version: 1, name: '册' }, 3_000)).toBe('discarded');
	const rollId = await importRoll(editor, unitId, plain());
	const [confirmed] = await db().select().from(roll_import).where(eq(roll_import.roll_id, rollId));
	expect(await discard(editor, unitId, confirmed?.id ?? '', 4_000)).toBe('already_confirmed');
	expect(await db().select().from(roll).where(eq(roll.id, rollId))).toHaveLength(1);
});
