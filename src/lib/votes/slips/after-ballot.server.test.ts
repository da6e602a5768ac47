import { expect, it } from 'vitest';
import { makeOpenVote, START } from '#db/community.fixture.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState } from '../casting.server.ts';
import * as slips from './slips.server.ts';
import type { Issued } from '#lib/slips/slips.ts';

const ballot = (choice: string) => ({ choice, key: newId() });

async function holderOf(made: Issued | string) {
	const code = typeof made === 'string' ? '' : (made.slips[0]?.code ?? '');
	const holder = await slips.find(code, START + 2, `test ${newId()}`);
	if (typeof holder === 'string' || 'retryAfter' in holder) throw new Error('no such slip');
	return holder;
}

it('a slip made after its elector has voted changes no named ballot, however often it is replaced', async () => {
	const { voteId, community } = await makeOpenVote({ privacy: 'named' });
	const { chair } = community;
	const first = await holderOf(await slips.issue(chair, voteId, { everybody: true }, START));
	const scope = { electorId: first.elector_id };
	const why = { reason: '遗失', seenAt: START };
	const early = await holderOf(await slips.reissue(chair, voteId, scope, why, START + 1));
	expect(early.after_ballot).toBe(false);
	expect(await cast(early, ballot('for'), START + 2)).toBe('cast');
	expect(await cast(early, ballot('against'), START + 2)).toBe('changed');

	for (const seenAt of [START + 1, START + 2]) {
		const again = { reason: '又遗失', seenAt };
		const late = await holderOf(await slips.reissue(chair, voteId, scope, again, seenAt + 1));
		expect(late.after_ballot).toBe(true);
		expect(await cast(late, ballot('for'), START + 3)).toBe('already_cast');
	}
	expect(await castState(first.elector_id)).toMatchObject({ choice: 'against' });
	expect(await cast(early, ballot('for'), START + 3)).toBe('void_slip');
});
