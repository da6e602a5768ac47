import { parseBundle, type Bundle } from './bundle.ts';
import { byChannel, type ByChannel } from './by-channel.ts';
import { count, detailsOf, type Result } from './count.ts';
import { printFault } from './fault.ts';
import type { Details } from './methods/details.ts';
import { publicDetails } from './public-details.ts';
import { publishBundle } from './publish-bundle.ts';
import type { ChannelBallots } from './reconciliation/reconciliation.ts';
import { channels } from './votes.ts';

/** All that follows from the ballots of a vote; the bundles are the texts of their files. */
export type WorkedOut = {
	result: Result;
	told: ByChannel;
	details: Details | null;
	full: string;
	published: string;
	/** For reconciling: the papers of each channel that has any. */
	cast: ChannelBallots[];
};

/** Works out a result. The bundle must pass what everybody's copy must pass: more cast than there are electors is refused. */
export function workOut(made: Bundle): WorkedOut {
	const parsed = parseBundle(made);
	if (!parsed.ok) throw new Error(`The ballots are no true count: ${printFault(parsed)}`);
	const { bundle } = parsed;
	return {
		result: count(bundle),
		told: byChannel(bundle),
		details: publicDetails(detailsOf(bundle)),
		full: JSON.stringify(bundle),
		published: JSON.stringify(publishBundle(bundle)),
		cast: ballotsByChannel(bundle)
	};
}

function ballotsByChannel({ ballots }: Bundle): ChannelBallots[] {
	return channels.flatMap((channel) => {
		const own = ballots.filter((line) => line.channel === channel);
		const sum = (lines: Bundle['ballots']) => lines.reduce((all, { count = 1 }) => all + count, 0);
		const invalid = sum(own.filter((line) => line.invalid === true));
		return own.length > 0 ? [{ channel, ballots: sum(own), invalid }] : [];
	});
}
