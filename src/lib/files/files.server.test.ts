import { beforeAll, expect, it } from 'vitest';
import sharp from 'sharp';
import { person, unit } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { cleanName } from './files.ts';
import * as files from './files.server.ts';

const now = Date.UTC(2026, 2, 5);
const editor: Actor = {
	id: 'editor',
	name: 'E',
	email: 'e@example.org',
	memberships: [{ unit_id: 'unit', role: 'editor' }]
};

beforeAll(async () => {
	await write([
		db().insert(unit).values({
			id: 'unit',
			code: '990102003001',
			level: 'community',
			kind: 'urban',
			name: '青禾里社区',
			name_en: 'Qinghe',
			created_at: now
		}),
		db().insert(person).values({
			id: 'editor',
			email: 'e@example.org',
			name: 'E',
			password_hash: '',
			created_at: now
		})
	]);
});

async function photo(): Promise<Uint8Array<ArrayBuffer>> {
	const image = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
	const bytes = await image
		.jpeg()
		.withExif({ IFD0: { Copyright: 'SECRET-PLACE' } })
		.toBuffer();
	return new Uint8Array(bytes);
}

const store = (bytes: BlobPart, name: string, actor = editor) =>
	files.store(actor, 'unit', new File([bytes], name), now);

it('keeps an image without what the camera wrote into it', async () => {
	const kept = await store(await photo(), '../../报价 单.exe.jpg');
	if ('refused' in kept) throw new Error(kept.refused);
	const found = await files.find(kept.id);
	expect(found).toMatchObject({ media_type: 'image/jpeg', name: '报价 单.exe.jpg' });
	const bytes = await files.read(kept.id);
	expect(bytes.includes('SECRET-PLACE')).toBe(false);
	expect((await sharp(bytes).metadata()).width).toBe(8);
});

it('keeps a PDF as it is', async () => {
	const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';
	const kept = await store(pdf, 'notice.pdf');
	if ('refused' in kept) throw new Error(kept.refused);
	expect((await files.read(kept.id)).toString()).toBe(pdf);
});

it.each([
	['an empty file', '', 'x.pdf', 'empty'],
	['a web page called an image', '<html><script>1</script></html>', 'x.png', 'wrong_type'],
	['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'x.svg', 'wrong_type'],
	['half an image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'x.jpg', 'broken'],
	['eleven megabytes', new Uint8Array(11 * 1024 * 1024), 'x.pdf', 'too_large']
])('refuses %s', async (_, bytes, name, refused) => {
	expect(await store(bytes, name)).toEqual({ refused });
});

it('keeps files for the unit of the editor alone', async () => {
	const stranger = { ...editor, memberships: [{ unit_id: 'other', role: 'editor' as const }] };
	await expect(store('%PDF-1.4', 'x.pdf', stranger)).rejects.toMatchObject({ status: 403 });
});

it('keeps a picture, and nothing else, for who may by another rule', async () => {
	const visitor = { ...editor, memberships: [] };
	const picture = new File([await photo()], '现场.jpg');
	expect(await files.storePicture(visitor, 'unit', picture, now)).toMatchObject({
		name: '现场.jpg'
	});
	const paper = new File(['%PDF-1.4'], 'x.pdf');
	expect(await files.storePicture(visitor, 'unit', paper, now)).toEqual({ refused: 'wrong_type' });
});

it.each([
	['a\u0000b\u202egpj.exe', 'abgpj.png'],
	['C:\\secret\\plan.png', 'plan.png'],
	['', 'file.png'],
	['长'.repeat(300), `${'长'.repeat(100)}.png`]
])('names %j so that it can be saved anywhere', (name, clean) => {
	expect(cleanName(name, 'image/png')).toBe(clean);
});
