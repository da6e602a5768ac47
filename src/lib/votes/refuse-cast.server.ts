import { entry, type NewEntry } from '#lib/audit/audit.server.ts';
import { canonicalDetail, type AuditActor } from '#lib/audit/audit.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { ONCE_LOGGED } from './casting-sql.ts';
import type { Channel } from './votes.ts';
import { whyNotCast, type WhyNot } from './why-not-cast.server.ts';

type Attempt = {
	elector_id: string;
	vote_id: string;
	/** Null where the channel asks for none. */
	slip_id: string | null;
	key: string;
	channel: Channel;
	now: number;
};

/** Nothing was written: finds the reason, and logs a second ballot with both channels, once for each pair of them. */
export async function refuseCast(
	attempt: Attempt,
	unitId: string,
	actor: AuditActor
): Promise<'cast' | WhyNot> {
	const { reason, earlier } = await whyNotCast(attempt);
	if (reason === 'already_cast' && earlier) {
		await write(refusalLine(attempt, ballotLine(attempt, unitId, actor), earlier));
	}
	return reason;
}

/** What a line of the log about an elector's ballot says of when, where and whose; never what was chosen. */
export function ballotLine(
	{ elector_id, now }: { elector_id: string; now: number },
	unitId: string,
	actor: AuditActor
): Omit<NewEntry, 'action'> {
	return { at: now, unitId, actor, subject: { kind: 'elector', id: elector_id } };
}

/** A second ballot that was refused, logged once for each pair of channels. */
export function refusalLine(
	{ vote_id, elector_id, channel }: Pick<Attempt, 'vote_id' | 'elector_id' | 'channel'>,
	line: Omit<NewEntry, 'action'>,
	earlier: Channel
): Statement[] {
	const refused = { ...line, action: 'votes.refuse_ballot', detail: { channel, earlier } };
	const detail = canonicalDetail(refused.detail);
	return [
		{ sql: ONCE_LOGGED, args: [vote_id, elector_id, elector_id, refused.action, detail] },
		entry(refused)
	];
}
