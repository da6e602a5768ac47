import { sql } from 'drizzle-orm';
import { application } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { write } from '#lib/server/db.ts';
import { dueAt, status } from './application.ts';
import { extensionFault, type ExtensionFault } from './extending.ts';
import { lineOf } from './log-line.server.ts';
import { isNotPublic, mustScreen } from './screening.server.ts';
import * as submission from './submission.server.ts';

export type More = { until: number | null; reason: string };

/** Gives an application that is still being written more time, with the reason. */
export async function extend(
	actor: Actor,
	applicationId: string,
	{ until, reason }: More,
	now: number
): Promise<'extended' | 'no_reason' | 'no_day' | 'not_writing' | ExtensionFault> {
	const { found, unitId } = await mustScreen(actor, applicationId);
	if (status(found) !== 'writing') return 'not_writing';
	if (until === null) return 'no_day';
	if (reason.trim() === '') return 'no_reason';
	const { terms } = await termsOf(found.programme_id);
	const fault = extensionFault(until, { due: dueAt(found, terms.phases), terms, now });
	if (fault) return fault;
	const [extended] = await write([
		sql`UPDATE ${application} SET extended_until = ${until}, extended_by = ${actor.id},
				extension_reason = ${reason.trim().slice(0, 2_000)}
			WHERE id = ${applicationId} AND submitted_at IS NULL AND withdrawn_at IS NULL
				AND ${isNotPublic()}`,
		lineOf(
			actor,
			{ id: applicationId, unitId, action: 'applications.extend', now },
			{ until, reason: reason.trim() }
		)
	]);
	return extended?.rowsAffected ? 'extended' : 'not_writing';
}

/**
 * Sends a submitted application back to be completed, with a reason. Once the call is over it needs a new day: without one
 * its unit could only look at it.
 */
export async function giveBack(
	actor: Actor,
	applicationId: string,
	{ until, reason }: More,
	now: number
): Promise<'returned' | 'no_reason' | 'no_day' | 'not_submitted' | ExtensionFault> {
	const { found } = await mustScreen(actor, applicationId);
	const { terms } = await termsOf(found.programme_id);
	const due = dueAt(found, terms.phases);
	if (until === null && now >= due) return 'no_day';
	const fault = until === null ? null : extensionFault(until, { due: 0, terms, now });
	if (fault) return fault;
	return submission.sendBack(actor, applicationId, { reason: reason.slice(0, 2_000), until }, now);
}
