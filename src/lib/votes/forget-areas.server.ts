import { sql } from 'drizzle-orm';
import type { Statement } from '#lib/server/db.ts';
import type { Vote } from './votes.ts';

/**
 * Takes the area off every ballot of a confidential vote, for the list of the write that stores its count. An unusual
 * area tells the flat; from now on the sums in the bundle are all there is, and the log has the bundle's checksum.
 * Only once the bundle is stored.
 */
export function forgetAreas({ id, privacy }: Pick<Vote, 'id' | 'privacy'>): Statement[] {
	if (privacy === 'named') return [];
	return [
		sql`UPDATE ballot SET area = 0 WHERE vote_id = ${id} AND area > 0 AND elector_id IS NULL
			AND EXISTS (SELECT 1 FROM count_bundle WHERE vote_id = ${id} AND audience = 'full')`
	];
}
