import { sql } from 'drizzle-orm';
import { file, response_draft, response_file, survey } from '#db/schema.server.ts';
import { examine } from '#lib/files/files.server.ts';
import { maxUnitBytes, type StoreRefusal } from '#lib/files/files.ts';
import * as bytesOf from '#lib/files/file-store.server.ts';
import { createTurnstile } from '#lib/people/turnstile.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { networkOf } from '#lib/server/network.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as throttle from '#lib/server/throttle.ts';
import type { Files } from '../answers.ts';
import type { Survey } from '../surveys/survey.ts';
import type { Holder } from './holder.ts';
import { mayAnswer } from './taking.server.ts';

type Kept = Files['files'][number];

/** One person may send this many files to one survey, kept or not. */
const MOST_OF_ONE = 30;
/** All files of one survey together. */
const MOST_BYTES = 512 * 1024 * 1024;
const BY_NETWORK = { limit: 200, windowMs: 10 * 60_000 };
/** Drawing an image anew costs memory: a few at once, and a few wait. */
const pass = createTurnstile(2, 20);

/**
 * Keeps a file that a resident sends as an answer, as long as the survey takes responses and the response was begun;
 * images are drawn anew, and of a survey without names not even the file's name is kept. It stays for good only with
 * the response that names it. Only the survey's desk can read it.
 */
export async function keepFile(
	survey_: Survey,
	holder: Holder,
	questionKey: string,
	upload: File,
	{ address, now }: { address: string; now: number }
): Promise<Kept | { refused: StoreRefusal }> {
	const tried = await throttle.hit(`answer-file:${networkOf(address)}`, BY_NETWORK, now);
	if (!tried.allowed) return { refused: 'quota' };
	const examined = await pass(() => examine(upload, survey_.access !== 'named'));
	if (examined === null) refuse('busy', 'too many images at once');
	if ('refused' in examined) return examined;
	const { bytes, name, type, sha256 } = examined;
	const id = newId();
	await bytesOf.put(id, bytes);
	const [kept] = await write([
		sql`INSERT INTO ${file} (id, unit_id, name, media_type, size, sha256, uploaded_at)
			SELECT ${id}, ${survey.unit_id}, ${name}, ${type}, ${bytes.length}, ${sha256}, ${now}
			FROM ${survey} WHERE ${survey.id} = ${survey_.id} AND ${mayAnswer(holder, now)}
				AND EXISTS (SELECT 1 FROM ${response_draft} d WHERE d.key_hash = ${holder.keyHash})
				AND (SELECT count(*) FROM ${response_file} r WHERE r.key_hash = ${holder.keyHash}) < ${MOST_OF_ONE}
				AND (SELECT coalesce(sum(f.size), 0) FROM ${response_file} r JOIN ${file} f ON f.id = r.file_id
					WHERE r.survey_id = ${survey.id}) + ${bytes.length} <= ${MOST_BYTES}
				AND (SELECT coalesce(sum(f.size), 0) FROM ${file} f
					WHERE f.unit_id = ${survey.unit_id} AND f.removed_at IS NULL) + ${bytes.length} <= ${maxUnitBytes}`,
		sql`INSERT INTO ${response_file} (survey_id, file_id, key_hash, question_key)
			SELECT ${survey_.id}, ${id}, ${holder.keyHash}, ${questionKey} WHERE changes() > 0`
	]);
	if (kept?.rowsAffected) return { id, name };
	await bytesOf.remove(id);
	return { refused: 'quota' };
}
