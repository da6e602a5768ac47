import { and, eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { roll, roll_import } from '#db/schema.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import * as store from '#lib/files/file-store.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { RollKind } from '../kinds.ts';
import { reasonOf } from '../reading/limits.ts';
import { sniff } from '../reading/sniff.ts';
import { mostBytes, shownFileName, type UploadFault } from './imports.ts';
import { getOfUnit } from './imports.server.ts';
import { sweep } from './clearing.server.ts';

/** `fresh`: it was made just now and waits to be read; otherwise the same form sent it before. */
export type Uploaded = { id: string; version: number; fresh: boolean };

/** How many imports of one unit may be under way. */
const mostOpen = 20;

type Upload = {
	/** Of the form: the same form with the same file makes one import. */
	key: string;
	kind: RollKind;
	/** The roll that is renewed; null makes a new one. */
	rollId: string | null;
	file: unknown;
};

/** Takes a file for a new roll, or for one that it renews. It still has to be read, and nothing is in a roll yet. */
export async function upload(
	actor: Actor,
	unitId: string,
	{ key, kind, rollId, file }: Upload,
	now: number
): Promise<Uploaded | { refused: UploadFault }> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	await sweep(now);
	const taken = await take(file);
	if ('refused' in taken) return taken;
	const { bytes, name, sha256 } = taken;
	const formKey = `${key.slice(0, 40)}:${sha256.slice(0, 16)}`;
	const id = newId();
	const fileId = newId();
	const kindOfRoll = sql`SELECT kind FROM ${roll} WHERE id = ${rollId} AND unit_id = ${unitId} AND retired_at IS NULL`;
	const [made] = await write([
		sql`INSERT INTO ${roll_import} (id, form_key, unit_id, kind, roll_id, renews, file_id, file_name,
				sha256, uploaded_by, uploaded_at, choice, progress_at)
			SELECT ${id}, ${formKey}, ${unitId}, coalesce((${kindOfRoll}), ${kind}), ${rollId},
				${rollId !== null}, ${fileId}, ${name}, ${sha256}, ${actor.id}, ${now}, '{}', ${now}
			WHERE (SELECT count(*) FROM ${roll_import} WHERE unit_id = ${unitId}
					AND confirmed_at IS NULL AND discarded_at IS NULL) < ${mostOpen}
				AND (${rollId} IS NULL OR EXISTS (${kindOfRoll}))
			ON CONFLICT (form_key) DO NOTHING`
	]);
	if (made?.rowsAffected) {
		await store.put(fileId, bytes);
		return { id, version: 1, fresh: true };
	}
	return (await findByKey(unitId, formKey)) ?? refuseUpload(unitId, rollId);
}

/** Puts a corrected file in the place of the one before; what was chosen by hand stays. */
export async function replace(
	actor: Actor,
	unitId: string,
	{ id, version, file }: { id: string; version: number; file: unknown },
	now: number
): Promise<Uploaded | { refused: UploadFault } | 'edited_meanwhile'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor import');
	await getOfUnit(unitId, id);
	const taken = await take(file);
	if ('refused' in taken) return taken;
	const { bytes, name, sha256 } = taken;
	const [replaced] = await write([
		sql`UPDATE ${roll_import} SET file_name = ${name}, sha256 = ${sha256}, uploaded_at = ${now},
				version = version + 1, progress = 0, progress_at = ${now}
			WHERE id = ${id} AND version = ${version} AND confirmed_at IS NULL AND discarded_at IS NULL
			RETURNING file_id`
	]);
	const fileId = replaced?.rows[0]?.file_id;
	if (typeof fileId !== 'string') return 'edited_meanwhile';
	// After a crash right here the old bytes do not have this sum, and are not read for the new ones.
	await store.put(fileId, bytes);
	return { id, version: version + 1, fresh: true };
}

type Taken = { bytes: Uint8Array; name: string; sha256: string };

/** The bytes of an upload, refused at once where a first look is enough. */
async function take(file: unknown): Promise<Taken | { refused: UploadFault }> {
	if (!(file instanceof File) || (file.name === '' && file.size === 0))
		return { refused: 'none_chosen' };
	if (file.size > mostBytes) return { refused: 'too_large' };
	const bytes = new Uint8Array(await file.arrayBuffer());
	try {
		sniff(bytes);
	} catch (error) {
		const refused = reasonOf(error);
		if (refused === null) throw error;
		return { refused };
	}
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { bytes, name: shownFileName(file.name), sha256 };
}

async function findByKey(unitId: string, formKey: string): Promise<Uploaded | null> {
	const [row] = await db()
		.select({ id: roll_import.id, version: roll_import.version })
		.from(roll_import)
		.where(and(eq(roll_import.form_key, formKey), eq(roll_import.unit_id, unitId)));
	return row ? { ...row, fresh: false } : null;
}

async function refuseUpload(
	unitId: string,
	rollId: string | null
): Promise<{ refused: UploadFault }> {
	if (rollId === null) return { refused: 'too_many_open' };
	const [renewed] = await db()
		.select({ retired_at: roll.retired_at })
		.from(roll)
		.where(and(eq(roll.id, rollId), eq(roll.unit_id, unitId)));
	if (!renewed) refuse('not_found', 'no such roll in this unit');
	if (renewed.retired_at !== null) refuse('conflict', 'the roll is retired');
	return { refused: 'too_many_open' };
}
