import { isNull } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { attachment, file, person, roll, step, unit, vote } from '#db/schema.server.ts';
import { asDownload } from '#lib/files/response.server.ts';
import * as bytesOf from '#lib/files/file-store.server.ts';
import { find, read } from '#lib/files/files.server.ts';
import type { Actor, Role } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import * as attachments from './attachments.server.ts';
import * as consultations from './consultations.server.ts';
import * as drafting from './drafting.server.ts';

const as = (role: Role): Actor => ({
	id: 'p1',
	name: '陈立',
	email: 'editor@example.org',
	memberships: [{ unit_id: 'u1', role }]
});
const editor = as('editor');
const pdf = (name: string) => new File(['%PDF-1.4\n%%EOF'], name, { type: 'application/pdf' });
const names = async (id: string) =>
	(await consultations.listAttachments(id)).map(({ name }) => name);

let count = 0;
async function drafted(): Promise<string> {
	count += 1;
	const input = {
		key: `k${count}`,
		version: 1,
		title: '更换电梯',
		background: '',
		notice: '',
		topic: 'policy' as const,
		participants: [],
		participants_note: ''
	};
	return (await drafting.draft(editor, 'u1', input, 1000)).id;
}

beforeAll(async () => {
	await write([
		db().insert(unit).values({
			id: 'u1',
			code: '110101001001',
			level: 'community',
			kind: 'urban',
			name: '青禾里',
			name_en: 'Qinghe Lane',
			created_at: 0
		}),
		db().insert(person).values({
			id: 'p1',
			email: 'editor@example.org',
			name: '陈立',
			password_hash: '',
			created_at: 0
		})
	]);
});

test('files stand in the order in which they were added, and one can be removed', async () => {
	const id = await drafted();
	expect(await attachments.add(editor, id, pdf('甲.pdf'), 2000)).toBe('added');
	expect(await attachments.add(editor, id, pdf('乙.pdf'), 2000)).toBe('added');
	expect(await names(id)).toEqual(['甲.pdf', '乙.pdf']);
	const [first] = await consultations.listAttachments(id);
	expect(await attachments.remove(editor, id, first?.id ?? '', 3000)).toBe('removed');
	expect(await attachments.remove(editor, id, first?.id ?? '', 3000)).toBe('frozen_or_gone');
	expect(await names(id)).toEqual(['乙.pdf']);
});

test('what is no PDF and no image is refused with its reason, and shown nowhere', async () => {
	const id = await drafted();
	const program = new File(['MZ'], '说明.pdf', { type: 'application/pdf' });
	expect(await attachments.add(editor, id, program, 2000)).toBe('wrong_type');
	expect(await names(id)).toEqual([]);
});

test('at most twenty files, however many come at once; those refused take no space', async () => {
	const id = await drafted();
	const answers = await Promise.all(
		Array.from({ length: 22 }, (_, i) => attachments.add(editor, id, pdf(`${i}.pdf`), 2000))
	);
	expect(answers.filter((answer) => answer === 'added')).toHaveLength(20);
	expect(await names(id)).toHaveLength(20);
	const kept = await db().select().from(file).where(isNull(file.removed_at));
	const shown = await db().select().from(attachment);
	expect(kept.length).toBe(shown.length);
	const rows = await db().select().from(file);
	const onDisk = await Promise.all(
		rows.map((row) =>
			read(row.id).then(
				() => true,
				() => false
			)
		)
	);
	expect(onDisk).toEqual(rows.map(({ removed_at }) => removed_at === null));
});

test('a file whose bytes are gone is not found, which is no fault', async () => {
	const id = await drafted();
	await attachments.add(editor, id, pdf('甲.pdf'), 2000);
	const [one] = await consultations.listAttachments(id);
	const kept = await find(one?.id ?? '');
	if (!kept) throw new Error('not kept');
	expect((await asDownload(kept)).status).toBe(200);
	await bytesOf.remove(kept.id);
	await expect(asDownload(kept)).rejects.toMatchObject({ status: 404 });
});

test('a supervisor adds and removes nothing', async () => {
	const id = await drafted();
	await expect(attachments.add(as('supervisor'), id, pdf('甲.pdf'), 2000)).rejects.toMatchObject({
		status: 403
	});
	await expect(attachments.remove(as('supervisor'), id, 'x', 2000)).rejects.toMatchObject({
		status: 403
	});
});

test('everybody may have a file only once a consultation that shows it is public', async () => {
	const id = await drafted();
	await attachments.add(editor, id, pdf('甲.pdf'), 2000);
	const [first] = await consultations.listAttachments(id);
	expect(await consultations.isPublic(first?.id ?? '')).toBe(false);
	await drafting.publish(editor, id, 3000);
	expect(await consultations.isPublic(first?.id ?? '')).toBe(true);
});

test('once a vote was opened, files are added but no longer removed', async () => {
	const id = await drafted();
	await attachments.add(editor, id, pdf('甲.pdf'), 2000);
	await write([
		db()
			.insert(roll)
			.values({ id: 'r1', unit_id: 'u1', kind: 'adults', name: '名册', created_at: 0 }),
		db().insert(step).values({ id: 's1', consultation_id: id, position: 2, kind: 'vote' }),
		db().insert(vote).values({
			id: 'v1',
			form_key: 'f1',
			unit_id: 'u1',
			consultation_id: id,
			step_id: 's1',
			question: '？',
			method: 'motion',
			settings: {},
			privacy: 'named',
			roll_id: 'r1',
			rule: {},
			opens_at: 5000,
			closes_at: 9000,
			created_by: 'p1',
			created_at: 0,
			opened_at: 5
		})
	]);
	const [first] = await consultations.listAttachments(id);
	expect(await attachments.remove(editor, id, first?.id ?? '', 6000)).toBe('frozen_or_gone');
	expect(await attachments.add(editor, id, pdf('乙.pdf'), 6000)).toBe('added');
	expect(await names(id)).toEqual(['甲.pdf', '乙.pdf']);
	const late = (await consultations.listAttachments(id)).map((one) => [one.late, one.uploaded_at]);
	expect(late, 'the page says which came when votes could be cast').toEqual([
		[false, 2000],
		[true, 6000]
	]);
});
