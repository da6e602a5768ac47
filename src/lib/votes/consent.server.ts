import { sql, type SQL } from 'drizzle-orm';
import type { Statement } from '#lib/server/db.ts';

/** Who acts: the one who proposed, and the second who confirms that very proposal; or one alone. */
export type People = {
	first: string;
	second: string | null;
	confirmationId: string | null;
	/** Why, where that must be told; else empty. */
	reason: string;
};

/**
 * The condition on a row of `vote` that those people may act on it: the proposal still waits, is somebody else's
 * and of this very version, and to open it of this very roll; or the unit lets one person act.
 */
export function consent({ second, confirmationId }: People): SQL {
	if (confirmationId === null)
		return sql`EXISTS (SELECT 1 FROM unit WHERE unit.id = vote.unit_id AND two_person = 0)`;
	return sql`EXISTS (SELECT 1 FROM confirmation c WHERE c.id = ${confirmationId}
		AND c.vote_id = vote.id AND c.version = vote.version AND c.proposed_by <> ${second}
		AND c.confirmed_at IS NULL AND c.withdrawn_at IS NULL
		AND (c.act <> 'open' OR c.roll_version = (SELECT r.version FROM roll r WHERE r.id = vote.roll_id)))`;
}

/** Marks the proposal as confirmed, if the act was done: if `done` holds for the row of `vote`. */
export function settleConsent(people: People, done: SQL, now: number): Statement[] {
	if (people.confirmationId === null) return [];
	return [
		sql`UPDATE confirmation SET confirmed_by = ${people.second}, confirmed_at = ${now}
			WHERE id = ${people.confirmationId} AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND EXISTS (SELECT 1 FROM vote WHERE ${done})`
	];
}
