import { expect, it } from 'vitest';
import { DAY, makeCommunity, makeOpenVote, START } from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { ensureCounted, findCount } from '#lib/votes/counting.server.ts';
import { countEnded } from './count-ended.server.ts';

it('a vote that cannot be counted does not keep the others of its unit from being counted', async () => {
	const community = await makeCommunity();
	const made = [await makeOpenVote({}, community), await makeOpenVote({}, community)];
	const [broken, sound] = made.map(({ voteId }) => voteId);
	// More than the electorate has: no true count.
	const heads = `INSERT INTO ballot (vote_id, id, choice, channel, heads, households, area)
		VALUES (?, ?, '"for"', 'online', 1000, 0, 0)`;
	await write([{ sql: heads, args: [broken ?? '', newId()] }]);
	await countEnded(community.unitId, START + 8 * DAY);
	expect(await findCount(sound ?? '')).not.toBeNull();
	expect(await findCount(broken ?? '')).toBeNull();
	await expect(ensureCounted(broken ?? '', START + 8 * DAY)).rejects.toThrow('no true count');
});
