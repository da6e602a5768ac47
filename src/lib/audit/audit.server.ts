import { and, desc, eq } from 'drizzle-orm';
import { audit_entry } from '#db/schema.server.ts';
import { db, type Database, type Statement } from '#lib/server/db.ts';
import { canonicalDetail, type AuditActor, type AuditDetail, type AuditEntry } from './audit.ts';
import { INSERT_ENTRY, INSERT_ENTRY_IF_CHANGED } from './insert-entry.ts';

export { keepSealed } from './keep-sealed.server.ts';
export { head, linkOf, seal, verify } from './seal.server.ts';

export type NewEntry = {
	at: number;
	/** Null for what concerns the whole installation. */
	unitId: string | null;
	actor: AuditActor;
	/** A verb of a room, e.g. `votes.open`. */
	action: string;
	subject: { kind: string; id: string };
	detail?: AuditDetail;
};

const PAGE = 50;

/**
 * A line of the log, as a statement for the list of the change that it records. It must stand right
 * after the statement that makes the change: it is written only if that one changed something.
 */
export function entry(line: NewEntry): Statement {
	return { sql: INSERT_ENTRY_IF_CHANGED, args: columns(line) };
}

/** A line that is written whatever the statements before it did, e.g. for a refused second ballot. */
export function entryAlways(line: NewEntry): Statement {
	return { sql: INSERT_ENTRY, args: columns(line) };
}

/** A unit's lines, newest first, 50 a page; pages count from 1. `subjectId`: of that one thing only. */
export async function list(
	unitId: string,
	page = 1,
	subjectId?: string,
	handle: Database = db()
): Promise<{ entries: AuditEntry[]; hasMore: boolean }> {
	const rows = await handle
		.select()
		.from(audit_entry)
		.where(
			and(
				eq(audit_entry.unit_id, unitId),
				subjectId ? eq(audit_entry.subject_id, subjectId) : undefined
			)
		)
		.orderBy(desc(audit_entry.seq))
		.limit(PAGE + 1)
		.offset((page - 1) * PAGE);
	return { entries: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

function columns({ at, unitId, actor, action, subject, detail = {} }: NewEntry) {
	return [
		at,
		unitId,
		actor.kind,
		actor.id ?? null,
		action,
		subject.kind,
		subject.id,
		canonicalDetail(detail)
	];
}
