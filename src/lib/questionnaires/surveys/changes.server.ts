import { and, asc, eq, inArray } from 'drizzle-orm';
import { audit_entry } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** What was done to a survey after its opening that everybody may know, with the reason that was given. */
export type Change = {
	/** Its place in the log. */
	seq: number;
	at: number;
	what: 'prolonged' | 'closed' | 'withdrawn';
	reason: string;
	/** Of a longer time: the end before, and the end since. */
	from: number | null;
	to: number | null;
};

const actions = {
	'surveys.prolong': 'prolonged',
	'surveys.close': 'closed',
	'surveys.withdraw': 'withdrawn'
} as const;

/** Changes after the opening, the first one first, as the log has them. */
export async function listChanges(surveyId: string): Promise<Change[]> {
	const { seq, at, action, detail } = audit_entry;
	const rows = await db()
		.select({ seq, at, action, detail })
		.from(audit_entry)
		.where(
			and(
				eq(audit_entry.subject_kind, 'survey'),
				eq(audit_entry.subject_id, surveyId),
				inArray(action, Object.keys(actions))
			)
		)
		.orderBy(asc(seq));
	return rows.flatMap((row) => {
		if (!isAction(row.action)) return [];
		const { reason, from, to } = JSON.parse(row.detail) as Record<string, unknown>;
		return {
			...{ seq: row.seq, at: row.at, what: actions[row.action] },
			reason: typeof reason === 'string' ? reason : '',
			from: typeof from === 'number' ? from : null,
			to: typeof to === 'number' ? to : null
		};
	});
}

function isAction(action: string): action is keyof typeof actions {
	return Object.hasOwn(actions, action);
}
