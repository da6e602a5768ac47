import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { doorText } from '#lib/rolls/doors.ts';
import { write } from '#lib/server/db.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { forget } from '../turnout.server.ts';
import type { Vote } from '../votes.ts';
import type { Detail } from './amendments.ts';
import { mayHappen } from './conditions.server.ts';
import { effectsOf } from './effects.server.ts';
import { findOwner } from './owner.server.ts';

/** Who makes which change, and when. */
export type Performed = {
	amendmentId: string;
	/** Set when one person alone makes it at once. */
	formKey: string | null;
	people: { first: string; second: string | null };
	reason: string;
	/** The elector whose further line an added one is. */
	joins: string | null;
	zone: string;
	now: number;
};

/**
 * Carries a change out: one list, of which all happens or nothing. The amendment itself comes first, with every
 * condition on it; what follows changes something only if the statement before it did.
 */
export async function perform(
	vote: Vote,
	detail: Detail,
	by: Omit<Performed, 'joins'>
): Promise<boolean> {
	const joins = detail.kind === 'add' ? await findOwner(vote, detail.line) : null;
	const made = { ...by, joins };
	const { statements, action, detail: told, after } = effectsOf(vote, detail, made);
	const { people, reason, now } = by;
	const [settled] = await write([
		settle(vote, detail, made),
		...statements,
		entry({
			at: now,
			unitId: vote.unit_id,
			actor: { kind: 'person', id: people.second ?? people.first },
			action,
			subject: { kind: 'vote', id: vote.id },
			detail: {
				...told,
				...placeOf(detail, by.zone),
				reason,
				proposed_by: people.first,
				confirmed_by: people.second
			}
		}),
		...after
	]);
	forget(vote.id);
	return (settled?.rowsAffected ?? 0) > 0;
}

/** The amendment: a waiting one is confirmed, or where one person suffices a new one is made that holds at once. */
function settle(vote: Vote, detail: Detail, { joins, ...by }: Performed) {
	const { amendmentId, formKey, people, reason, now } = by;
	const allowed = mayHappen(vote, detail, joins, now);
	const joined = JSON.stringify(joins ? { ...detail, joined: joins } : detail);
	if (formKey === null) {
		return sql`UPDATE amendment SET confirmed_by = ${people.second}, confirmed_at = ${now},
				detail = ${joined}
			WHERE id = ${amendmentId} AND vote_id = ${vote.id} AND proposed_by <> ${people.second}
			AND confirmed_at IS NULL AND withdrawn_at IS NULL AND ${allowed}`;
	}
	return sql`INSERT INTO amendment (id, form_key, vote_id, kind, detail, reason, proposed_by,
			proposed_at, confirmed_at)
		SELECT ${amendmentId}, ${formKey}, ${vote.id}, ${detail.kind}, ${joined}, ${reason},
			${people.first}, ${now}, ${now}
		WHERE EXISTS (SELECT 1 FROM unit WHERE id = ${vote.unit_id} AND two_person = 0) AND ${allowed}
		ON CONFLICT DO NOTHING`;
}

/** For the log: which door, or until when by the unit's own clock. No name and no phone goes there. */
export function placeOf(detail: Detail, zone: string): Record<string, string> {
	if (detail.kind === 'cancel') return {};
	if (detail.kind === 'prolong') return { until: toLocal(detail.to, zone).replace('T', ' ') };
	const { building, entrance, room } = detail.kind === 'add' ? detail.line : detail.door;
	return { door: doorText({ building, unit: entrance, room }) };
}
