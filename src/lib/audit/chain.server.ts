import { createHash } from 'node:crypto';
import { canonicalEntry, type AuditEntry } from './audit.ts';

export type AuditLink = { seq: number; previous: string; hash: string };

/** The link of an entry: SHA-256 of the link before it, a line feed, and the entry's canonical text. */
export function linkTo(previous: string, entry: AuditEntry): AuditLink {
	const hash = createHash('sha256')
		.update(`${previous}\n${canonicalEntry(entry)}`)
		.digest('hex');
	return { seq: entry.seq, previous, hash };
}

/** The links of entries that follow one another. */
export function linkAll(previous: string, entries: readonly AuditEntry[]): AuditLink[] {
	let head = previous;
	return entries.map((entry) => {
		const link = linkTo(head, entry);
		head = link.hash;
		return link;
	});
}
