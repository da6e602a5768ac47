import { paperOf } from './bundle-head.ts';
import type { Bundle } from './bundle.ts';
import { getMethod } from './methods/method-named.ts';
import { publishBundle, smallestCell } from './publish-bundle.ts';

/** Ballots of one channel. Null is a cell that is not broken down, or a channel with fewer than 5 ballots. */
export type ChannelRow = {
	channel: string;
	ballots: number | null;
	/** The sum is rounded to the nearest 5, or a hidden cell could be worked out from it. */
	rounded: boolean;
	/** In the order of `ByChannel.options`. */
	options: (number | null)[];
	blank: number | null;
	invalid: number | null;
};

/** How the ballots came in: by channel and choice, as far as everybody may know it. */
export type ByChannel = { options: string[]; rows: ChannelRow[] };

type Line = Bundle['ballots'][number];

/**
 * Ballots by channel and choice, for everybody. The cells are those of the published bundle, so that the page
 * says no more than the file does; what the file merges across channels is null here. A channel's sum is exact
 * where all its cells are, and otherwise rounded to the nearest 5. Ballots without a channel are left out.
 * Options have columns where a ballot names one option; else the sum is rounded as soon as the file merged any.
 */
export function byChannel(bundle: Bundle): ByChannel {
	const published = publishBundle(bundle).ballots;
	const method = getMethod(bundle.method);
	const namesOne = method.asks(bundle) === 'one';
	const ids = namesOne ? paperOf(bundle, method).options.map(({ id }) => id) : [];
	const sums = new Map<string, number>();
	for (const { channel, count = 1 } of bundle.ballots) {
		if (channel !== undefined) sums.set(channel, (sums.get(channel) ?? 0) + count);
	}
	const hidden = !namesOne && published.some((line) => line.channel === undefined);
	const rows = [...sums].map(([channel, ballots]) => {
		const cell = (is: (line: Line) => boolean) => cellOf(published.filter(is), channel);
		const cells = {
			options: ids.map((id) => cell(({ choice }) => choice === id)),
			blank: cell(({ choice, invalid }) => !invalid && choice === null),
			invalid: cell(({ invalid }) => invalid === true)
		};
		const rounded = hidden || [...cells.options, cells.blank, cells.invalid].includes(null);
		return { channel, ...sumOf(ballots, rounded), ...cells };
	});
	return { options: ids, rows: rows.sort((a, b) => (b.ballots ?? 0) - (a.ballots ?? 0)) };
}

/** What the lines of one choice say of one channel. */
function cellOf(lines: readonly Line[], channel: string): number | null {
	const own = lines.find((line) => line.channel === channel);
	if (own) return own.count ?? 1;
	return lines.some((line) => line.channel === undefined) ? null : 0;
}

function sumOf(ballots: number, rounded: boolean): Pick<ChannelRow, 'ballots' | 'rounded'> {
	if (ballots < smallestCell) return { ballots: null, rounded: false };
	return { ballots: rounded ? Math.round(ballots / 5) * 5 : ballots, rounded };
}
