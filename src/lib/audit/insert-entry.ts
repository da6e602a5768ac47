/** What every line of the log is written with. */
export const INSERT_ENTRY = `INSERT INTO audit_entry
	(at, unit_id, actor_kind, actor_id, action, subject_kind, subject_id, detail)
	SELECT ?, ?, ?, ?, ?, ?, ?, ?`;

/** The same, if the statement before it changed something. */
export const INSERT_ENTRY_IF_CHANGED = `${INSERT_ENTRY} WHERE changes() > 0`;
