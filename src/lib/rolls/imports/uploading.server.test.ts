import { zipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { newId } from '#lib/server/id.ts';
import * as rolls from '../rolls.server.ts';
import { choose, readAgain } from './choosing.server.ts';
import { csvFile, uploadAndRead } from './import.fixture.server.ts';
import { importStatus, mostBytes } from './imports.ts';
import * as imports from './imports.server.ts';
import { read } from './reading.server.ts';
import { upload } from './uploading.server.ts';

let unitId: string;
let editor: Actor;

beforeEach(async () => {
	unitId = await addUnit();
	editor = await addActor('编辑', unitId, 'editor');
});

const list = () =>
	csvFile([
		['姓名', '住址'],
		['张安', '1-1-101'],
		['李平', '1-1-102']
	]);
const send = (file: unknown, key = newId()) =>
	upload(editor, unitId, { key, kind: 'adults', rollId: null, file }, 1_000);
const bytes = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, 'x.xlsx');
const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

test.each([
	['no file', () => undefined, 'none_chosen'],
	['a text in place of a file', () => '名单', 'none_chosen'],
	['an empty file', () => bytes(''), 'empty'],
	['a PDF', () => bytes('%PDF-1.7 …'), 'wrong_type'],
	['an old .xls', () => bytes(ole, 'Workbook'), 'old_xls'],
	[
		'a workbook with a password',
		() => bytes(ole, new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le'))),
		'encrypted'
	],
	['more than 20 MB', () => bytes(new Uint8Array(mostBytes + 1)), 'too_large']
])('%s is refused at once, with the reason', async (_, file, refused) => {
	expect(await send(file())).toEqual({ refused });
	expect(await imports.listOpen(unitId)).toEqual([]);
});

test.each([
	['a broken workbook', () => bytes('PK\u0003\u0004', 'nothing of a zip'), 'broken'],
	['a zip bomb', () => bytes(zipOf('xl/workbook.xml', 30_000_000)), 'too_large'],
	['a zip that is no workbook', () => bytes(zipOf('photo.raw', 10)), 'wrong_type'],
	['200 000 lines', () => csvFile([['姓名', '住址'], ...rows(200_000)]), 'too_many_rows'],
	['titles and nothing below', () => csvFile([['', '']]), 'empty']
])('%s ends in a reason, and in no roll', async (_, file, failure) => {
	const id = await uploadAndRead(editor, unitId, file(), { kind: 'adults' });
	const one = await imports.getOfUnit(unitId, id);
	expect([importStatus(one, 2_000), one.failure]).toEqual(['unreadable', failure]);
	expect(await rolls.listOfUnit(unitId)).toEqual([]);
});

test('the same form with the same file makes one import; with another file it makes another', async () => {
	const key = newId();
	const first = await send(list(), key);
	const again = await send(list(), key);
	expect(again).toEqual({ ...first, fresh: false });
	await send(
		csvFile([
			['姓名', '住址'],
			['王宁', '2-1-101']
		]),
		key
	);
	expect(await imports.listOpen(unitId)).toHaveLength(2);
});

test('a list in GB18030 is read as well', async () => {
	const gb = Buffer.from('d0d5c3fb2cd7a1d6b70ad5c5b0b22c312d312d3130310a', 'hex');
	const id = await uploadAndRead(editor, unitId, new File([gb], '名单.csv'), { kind: 'adults' });
	const [line] = await imports.listLines(await imports.getOfUnit(unitId, id), 'added', {
		page: 1,
		size: 20
	});
	expect(line).toMatchObject({ name: '张安', building: '1', entrance: '1', room: '101' });
});

test('columns chosen by hand are read as chosen; of two who choose at once the second is told', async () => {
	const file = csvFile([
		['甲', '乙'],
		['张安', '1-1-101']
	]);
	const id = await uploadAndRead(editor, unitId, file, { kind: 'adults' });
	const before = await imports.getOfUnit(unitId, id);
	expect(importStatus(before, 2_000)).toBe('unmapped');
	const chosen = { id, version: 1, kind: 'adults' as const };
	const choice = { header: { first: 1, last: 1 }, fields: ['name' as const, 'address' as const] };
	const [first, second] = await Promise.all([
		choose(editor, unitId, { ...chosen, choice }, 1_500),
		choose(editor, unitId, { ...chosen, choice: {}, kind: 'households' }, 1_500)
	]);
	expect([first, second].filter((answer) => answer === 'edited_meanwhile')).toHaveLength(1);
	await choose(editor, unitId, { ...chosen, version: 2, choice }, 1_600);
	const { version } = await imports.getOfUnit(unitId, id);
	await read(id, version);
	const after = await imports.getOfUnit(unitId, id);
	expect([importStatus(after, 2_000), after.added]).toEqual(['ready', 1]);
});

test('a reading that a restart broke off shows as such and can be taken up again', async () => {
	const made = await send(list());
	if ('refused' in made) throw new Error(made.refused);
	const stalled = await imports.getOfUnit(unitId, made.id);
	expect(importStatus(stalled, 1_500)).toBe('reading');
	expect(importStatus(stalled, 100_000)).toBe('interrupted');
	const again = await readAgain(editor, unitId, { id: made.id, version: 1 }, 100_000);
	expect(again).toEqual({ version: 2 });
	await Promise.all([read(made.id, 1), read(made.id, 2)]);
	const one = await imports.getOfUnit(unitId, made.id);
	expect([importStatus(one, 100_001), one.added]).toEqual(['ready', 2]);
});

function zipOf(name: string, size: number): Uint8Array<ArrayBuffer> {
	return new Uint8Array(zipSync({ [name]: new Uint8Array(size) }));
}

function rows(count: number): string[][] {
	return Array.from({ length: count }, (_, at) => [`张${at}`, `1-1-${at}`]);
}
