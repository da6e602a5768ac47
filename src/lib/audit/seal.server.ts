import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import { audit_entry, audit_link } from '#db/schema.server.ts';
import { db, write, type Database } from '#lib/server/db.ts';
import { GENESIS } from './audit.ts';
import { linkAll, linkTo, type AuditLink } from './chain.server.ts';

/** A link of the chain: printed on a published result, it fixes everything that was logged before. */
export type AuditHead = { seq: number; hash: string };

export type Verification =
	| { ok: true; entries: number; unsealed: number; head: AuditHead }
	| { ok: false; brokenAt: number };

const PAGE = 1_000;

/**
 * Links the entries that are not linked yet. The links are stored only if the head is still the one
 * they were made from, so that two processes cannot fork the chain.
 */
export async function seal(): Promise<void> {
	for (;;) {
		const { seq, hash } = await findHead();
		const entries = await entriesAfter(seq);
		if (entries.length === 0) return;
		const links = linkAll(hash, entries).map((link) => [link.seq, link.previous, link.hash]);
		await write([{ sql: INSERT_LINKS, args: [JSON.stringify(links), GENESIS, hash] }]);
	}
}

const INSERT_LINKS = `INSERT INTO audit_link (seq, previous, hash)
	SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
	WHERE coalesce((SELECT hash FROM audit_link ORDER BY seq DESC LIMIT 1), ?) = ?
	ORDER BY key`;

/** The head of the chain, with everything logged so far sealed. */
export async function head(): Promise<AuditHead> {
	await seal();
	return findHead();
}

/**
 * The link of the newest line about a thing with one of these actions, or null. Unlike the head it stays what it
 * was, however often it is printed: whoever keeps it can have all that was logged up to then verified.
 */
export async function linkOf(
	subjectId: string,
	actions: readonly string[]
): Promise<AuditHead | null> {
	const [line] = await db()
		.select({ seq: audit_entry.seq, hash: audit_link.hash })
		.from(audit_entry)
		.leftJoin(audit_link, eq(audit_link.seq, audit_entry.seq))
		.where(and(eq(audit_entry.subject_id, subjectId), inArray(audit_entry.action, [...actions])))
		.orderBy(desc(audit_entry.seq))
		.limit(1);
	if (!line) return null;
	if (line.hash !== null) return { seq: line.seq, hash: line.hash };
	await seal();
	return linkOf(subjectId, actions);
}

/**
 * Recomputes the whole chain and names the first entry that is missing, changed, or not linked;
 * entries written in this very moment may still be unsealed. Whoever can rewrite the file can
 * rewrite the chain too, but not the heads that were printed: pass one, and it must be found.
 */
export async function verify({
	handle,
	printed
}: { handle?: Database; printed?: string } = {}): Promise<Verification> {
	if (!handle) await seal();
	const from = handle ?? db();
	let at = START;
	let entries = 0;
	let found = printed === undefined;
	for (;;) {
		const page = await entriesAfter(at.seq, from);
		const links = await linksAfter(at.seq, from);
		for (const [place, link] of links.entries()) {
			const entry = page[place];
			const right = entry && linkTo(at.hash, entry);
			if (!right || !isSame(right, link)) {
				return { ok: false, brokenAt: Math.min(link.seq, entry?.seq ?? link.seq) };
			}
			at = { seq: link.seq, hash: link.hash };
			entries += 1;
			found ||= link.hash === printed;
		}
		if (links.length === PAGE) continue;
		const unsealed = page.length - links.length;
		return found ? { ok: true, entries, unsealed, head: at } : { ok: false, brokenAt: at.seq + 1 };
	}
}

const START: AuditHead = { seq: 0, hash: GENESIS };

function isSame(a: AuditLink, b: AuditLink): boolean {
	return a.seq === b.seq && a.previous === b.previous && a.hash === b.hash;
}

async function findHead(): Promise<AuditHead> {
	const [newest] = await db()
		.select({ seq: audit_link.seq, hash: audit_link.hash })
		.from(audit_link)
		.orderBy(desc(audit_link.seq))
		.limit(1);
	return newest ?? START;
}

function entriesAfter(seq: number, from = db()) {
	return from
		.select()
		.from(audit_entry)
		.where(gt(audit_entry.seq, seq))
		.orderBy(asc(audit_entry.seq))
		.limit(PAGE);
}

function linksAfter(seq: number, from: Database) {
	return from
		.select()
		.from(audit_link)
		.where(gt(audit_link.seq, seq))
		.orderBy(asc(audit_link.seq))
		.limit(PAGE);
}
