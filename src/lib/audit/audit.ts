/** Who did something: a member of staff, a resident with a slip, or Minyi itself. */
export type AuditActor = { kind: 'person' | 'elector'; id: string } | { kind: 'system'; id?: null };

export type AuditDetail = Record<string, string | number | boolean | null | string[]>;

/** One line of the log, as it is stored. */
export type AuditEntry = {
	seq: number;
	/** Epoch milliseconds. */
	at: number;
	unit_id: string | null;
	actor_kind: string;
	actor_id: string | null;
	/** A verb of a room, e.g. `votes.open`. */
	action: string;
	subject_kind: string;
	subject_id: string;
	/** JSON with sorted keys. */
	detail: string;
};

/** What the first entry is linked to. */
export const GENESIS = '0'.repeat(64);

/** The text of an entry that is hashed: a JSON array of its columns in the order of the table. */
export function canonicalEntry(entry: AuditEntry): string {
	return JSON.stringify([
		entry.seq,
		entry.at,
		entry.unit_id,
		entry.actor_kind,
		entry.actor_id,
		entry.action,
		entry.subject_kind,
		entry.subject_id,
		entry.detail
	]);
}

/** The text of a detail, the same for the same content whatever the order of its keys. */
export function canonicalDetail(detail: AuditDetail): string {
	const sorted = Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify(Object.fromEntries(sorted));
}
