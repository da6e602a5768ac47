import type { Ballot } from './ballots.ts';
import { smallestCell } from './publish-bundle.ts';
import { choiceKey } from './piles.ts';

/** How many ballots came in by each channel, and what they say as far as that may be told. */
export type ByChannel = {
	/** Every channel with ballots, the fullest first. */
	totals: { channel: string; ballots: number }[];
	/**
	 * What the ballots of one channel say, or of several together where one alone would tell too much; together
	 * they are all ballots. One group of all: nothing is broken down.
	 */
	groups: {
		channels: string[];
		options: { id: string; ballots: number }[];
		blank: number;
		invalid: number;
	}[];
};

type Group = { channels: string[]; ballots: number; cells: Map<string, number>; invalid: number };

/** Stands for a blank ballot among the choices' keys, none of which is empty. */
const BLANK = '';

/**
 * Breaks ballots that name one option down by channel. A cell is what one channel says for one option (or left
 * blank); cells under 5 are not shown. Hiding them alone would not do: what a channel has in all is known, and
 * what an option has in all too, so that a hidden cell could be worked out. So the channel that has such a cell
 * is joined with the smallest other one, until no group has any or only one is left, which says no more than the
 * result. An option that nobody chose anywhere hides nothing. Spoiled ballots say nothing and are not cells.
 */
export function byChannel(ballots: readonly Ballot[]): ByChannel {
	const channels = sortIn(ballots);
	const totals = channels.map(({ channels: [channel = ''], ballots: sum }) => ({
		channel,
		ballots: sum
	}));
	return { totals, groups: join(channels).map(print) };
}

/** The ballots with their channel left out where it must not be told. */
export function withoutSmallChannels(ballots: readonly Ballot[], told: ByChannel): Ballot[] {
	const alone = new Set(
		told.groups.flatMap(({ channels }) => (channels.length === 1 ? channels : []))
	);
	return ballots.map(({ channel, ...ballot }) =>
		channel !== undefined && alone.has(channel) ? { ...ballot, channel } : ballot
	);
}

function sortIn(ballots: readonly Ballot[]): Group[] {
	const groups = new Map<string, Group>();
	for (const { channel = '', count = 1, choice, invalid } of ballots) {
		let group = groups.get(channel);
		if (!group) {
			group = { channels: [channel], ballots: 0, cells: new Map(), invalid: 0 };
			groups.set(channel, group);
		}
		group.ballots += count;
		const cell = choiceKey(choice ?? null) ?? BLANK;
		if (invalid) group.invalid += count;
		else group.cells.set(cell, (group.cells.get(cell) ?? 0) + count);
	}
	return [...groups.values()].sort(fullestFirst);
}

function join(channels: readonly Group[]): Group[] {
	const cells = new Set(channels.flatMap((group) => [...group.cells.keys()]));
	let groups = [...channels];
	for (;;) {
		const telling = groups.findLast((group) => tellsTooMuch(group, cells));
		const other = groups.findLast((group) => group !== telling);
		if (!telling || !other) return groups;
		groups = groups.filter((group) => group !== telling && group !== other);
		groups = [...groups, merge(other, telling)].sort(fullestFirst);
	}
}

function tellsTooMuch({ cells }: Group, all: ReadonlySet<string>): boolean {
	return [...all].some((cell) => (cells.get(cell) ?? 0) < smallestCell);
}

function merge(one: Group, other: Group): Group {
	const cells = new Map(one.cells);
	for (const [cell, ballots] of other.cells) cells.set(cell, (cells.get(cell) ?? 0) + ballots);
	return {
		channels: [...one.channels, ...other.channels].sort(),
		ballots: one.ballots + other.ballots,
		cells,
		invalid: one.invalid + other.invalid
	};
}

function fullestFirst(a: Group, b: Group): number {
	return b.ballots - a.ballots || ((a.channels[0] ?? '') < (b.channels[0] ?? '') ? -1 : 1);
}

function print({ channels, cells, invalid }: Group): ByChannel['groups'][number] {
	const options = [...cells].filter(([id]) => id !== BLANK);
	return {
		channels,
		options: options
			.map(([id, ballots]) => ({ id, ballots }))
			.sort((a, b) => (a.id < b.id ? -1 : 1)),
		blank: cells.get(BLANK) ?? 0,
		invalid
	};
}
