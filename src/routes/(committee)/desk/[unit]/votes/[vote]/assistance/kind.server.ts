import { resolve } from '$app/paths';
import * as assistance from '#lib/votes/assistance/assistance.server.ts';
import { helpReasons } from '#lib/votes/assistance/help.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import type { HandOverKind } from '../hand-over.server.ts';

/** A ballot with help: the elector is present, and a member of staff hands over the phone. */
export const assisted: HandOverKind<{ unit: string; vote: string; elector: string }> = {
	whose: (actor, vote, { elector }) => slips.getElector(actor, vote.id, elector),
	cast: (actor, { vote, elector }, { said, choice, key }, now) => {
		const why = helpReasons.find((reason) => reason === said.why) ?? 'other';
		const help = { present: true, why, note: said.note ?? '' } as const;
		return assistance.record(
			actor,
			{ voteId: vote, electorId: elector },
			{ choice, key, ...help },
			now
		);
	},
	start: ({ unit, vote }) =>
		resolve('/(committee)/desk/[unit]/votes/[vote]/assistance', { unit, vote })
};
