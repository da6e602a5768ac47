import { eq } from 'drizzle-orm';
import { questionnaire_version } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Document } from '../document.ts';

const MOST = 50;
const kept = new Map<string, Document>();

/**
 * What a version of a questionnaire asks, or 404. A version never changes, and was parsed before it was published: the
 * ones asked for last are kept in memory.
 */
export async function documentOf(versionId: string): Promise<Document> {
	const document = kept.get(versionId) ?? (await read(versionId));
	kept.delete(versionId);
	kept.set(versionId, document);
	const [oldest] = kept.keys();
	if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
	return document;
}

async function read(versionId: string): Promise<Document> {
	const [found] = await db()
		.select({ body: questionnaire_version.body })
		.from(questionnaire_version)
		.where(eq(questionnaire_version.id, versionId));
	if (!found) refuse('not_found', `no version ${versionId}`);
	return found.body as Document;
}
