import { newId } from '#lib/server/id.ts';
import type { Actor } from '#lib/people/actor.ts';
import type { RollKind } from '../kinds.ts';
import { confirm } from './confirming.server.ts';
import { read } from './reading.server.ts';
import { upload } from './uploading.server.ts';

/** A list as a text file; the first row holds the titles. */
export function csvFile(rows: (string | number)[][], name = '名单.csv'): File {
	return new File([rows.map((row) => row.join(',')).join('\n')], name);
}

export const ownerTitles = ['业主姓名', '楼栋', '单元', '房号', '建筑面积', '联系电话', '业主编号'];

/** Uploads and reads a file, as the pages do; gives the id of the import. */
export async function uploadAndRead(
	actor: Actor,
	unitId: string,
	file: File,
	{ kind = 'owners' as RollKind, rollId = null as string | null, now = 1_000 } = {}
): Promise<string> {
	const made = await upload(actor, unitId, { key: newId(), kind, rollId, file }, now);
	if ('refused' in made) throw new Error(`refused: ${made.refused}`);
	await read(made.id, made.version);
	return made.id;
}

/** A roll in one go. */
export async function importRoll(
	actor: Actor,
	unitId: string,
	file: File,
	kind: RollKind = 'owners'
): Promise<string> {
	const id = await uploadAndRead(actor, unitId, file, { kind });
	const confirmed = await confirm(actor, unitId, { id, version: 1, name: '名册' }, 2_000);
	if (typeof confirmed === 'string') throw new Error(`not confirmed: ${confirmed}`);
	return confirmed.rollId;
}
