import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { file } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as bytesOf from './file-store.server.ts';
import {
	cleanName,
	isAllowed,
	kinds,
	maxFileBytes,
	maxUnitBytes,
	type MediaType,
	type StoreRefusal
} from './files.ts';

const maxPixels = 50_000_000;

/**
 * Keeps an uploaded file for a unit. The type is found in the bytes, not believed from the name;
 * images are drawn anew, which drops where and with what they were taken.
 */
export async function store(
	actor: Actor,
	unitId: string,
	upload: File,
	now: number
): Promise<{ id: string; name: string } | { refused: StoreRefusal }> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor keep files');
	const examined = await examine(upload);
	if ('refused' in examined) return examined;
	return keep(actor, unitId, examined, now);
}

/** Keeps a picture for a unit, and nothing but a picture. The caller has made sure that this person may. */
export async function storePicture(
	actor: Actor,
	unitId: string,
	upload: File,
	now: number
): Promise<{ id: string; name: string } | { refused: StoreRefusal }> {
	const examined = await examine(upload);
	if ('refused' in examined) return examined;
	if (!kinds[examined.type].image) return { refused: 'wrong_type' };
	return keep(actor, unitId, examined, now);
}

/** A file as it may be kept. */
export type Examined = { bytes: Uint8Array; type: MediaType; name: string; sha256: string };

/**
 * Looks into an uploaded file, and draws images anew. `isNameless`: its own name may tell who sent it, so that it gets
 * one that tells nothing.
 */
export async function examine(
	upload: File,
	isNameless = false
): Promise<Examined | { refused: StoreRefusal }> {
	if (upload.size === 0) return { refused: 'empty' };
	if (upload.size > maxFileBytes) return { refused: 'too_large' };
	const raw = new Uint8Array(await upload.arrayBuffer());
	const type = (await fileTypeFromBuffer(raw))?.mime;
	if (!isAllowed(type)) return { refused: 'wrong_type' };
	const bytes = kinds[type].image ? await redraw(raw, type) : raw;
	if (!bytes) return { refused: 'broken' };
	const name = cleanName(isNameless ? '' : upload.name, type);
	return { bytes, type, name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What is known of a file, or null when there is none or it was removed. */
export async function find(id: string) {
	const [found] = await db()
		.select()
		.from(file)
		.where(and(eq(file.id, id), isNull(file.removed_at)));
	return found ?? null;
}

/** The bytes of a file that `find` knows. */
export const read = bytesOf.get;

/** Takes a file that was marked as removed off the disk; the log keeps its name and its checksum. */
export async function erase(id: string): Promise<void> {
	if (!(await find(id))) await bytesOf.remove(id);
}

async function keep(
	actor: Actor,
	unitId: string,
	{ bytes, name, type, sha256 }: Examined,
	now: number
): Promise<{ id: string; name: string } | { refused: StoreRefusal }> {
	const id = newId();
	await bytesOf.put(id, bytes);
	const [kept] = await write([
		sql`INSERT INTO ${file} (id, unit_id, name, media_type, size, sha256, uploaded_by, uploaded_at)
			SELECT ${id}, ${unitId}, ${name}, ${type}, ${bytes.length}, ${sha256}, ${actor.id}, ${now}
			WHERE (SELECT coalesce(sum(size), 0) FROM ${file} WHERE unit_id = ${unitId} AND removed_at IS NULL)
				+ ${bytes.length} <= ${maxUnitBytes}`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'files.store',
			subject: { kind: 'file', id },
			detail: { name, sha256 }
		})
	]);
	if (kept?.rowsAffected) return { id, name };
	await bytesOf.remove(id);
	return { refused: 'quota' };
}

async function redraw(raw: Uint8Array, type: MediaType): Promise<Uint8Array | null> {
	try {
		const image = sharp(raw, { limitInputPixels: maxPixels, failOn: 'error' })
			.rotate()
			.resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true });
		if (type === 'image/png') return await image.png().toBuffer();
		if (type === 'image/webp') return await image.webp().toBuffer();
		return await image.jpeg({ quality: 85 }).toBuffer();
	} catch {
		return null;
	}
}
