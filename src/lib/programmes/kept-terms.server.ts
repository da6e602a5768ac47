import { and, eq } from 'drizzle-orm';
import { programme_terms } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Terms } from './programme.ts';

/** As many as rounds that are worked on at the same time. */
const most = 50;
const kept = new Map<string, Terms>();

/** The body of one version of a programme's terms. A version never changes, and is long: those asked for last stay parsed. */
export async function bodyOf(version: {
	programme_id: string;
	number: number;
	sha256: string;
}): Promise<Terms> {
	const { programme_id: id, number, sha256 } = version;
	const key = `${id} ${number} ${sha256}`;
	const known = kept.get(key);
	if (known) return known;
	const [found] = await db()
		.select({ body: programme_terms.body })
		.from(programme_terms)
		.where(and(eq(programme_terms.programme_id, id), eq(programme_terms.number, number)));
	// It was parsed before it was stored.
	const terms = found?.body as Terms;
	const [oldest] = kept.keys();
	if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
	kept.set(key, terms);
	return terms;
}
