import { log } from '#lib/server/log.ts';
import { withoutValues } from '#lib/server/without-values.ts';
import { ensureCounted } from '#lib/votes/counting.server.ts';
import { listUncounted } from './record.server.ts';

/**
 * Counts what the clock has closed in a unit since anybody last looked. A vote that cannot be counted, for its
 * ballots are no true count or nothing can be written now, does not hide all the others: the log has why, and its
 * own page fails.
 */
export async function countEnded(unitId: string, now: number): Promise<void> {
	for (const voteId of await listUncounted(unitId, now)) {
		await ensureCounted(voteId, now).catch((error: unknown) => {
			log().error({ voteId, err: withoutValues(error) }, 'a vote could not be counted');
		});
	}
}
