/** How often each of several things was said. */
export type Tally = { key: string; count: number }[];

/** The answers to one question in numbers, by the shape that fits its kind; `of` is how many answered it. */
export type Summary =
	| { shape: 'options'; of: number; options: Tally }
	/** `promoters` and `detractors` where it is a recommendation: 9–10 and 0–6 of 0–10. */
	| {
			shape: 'scale';
			of: number;
			values: { value: number; count: number }[];
			mean: number | null;
			promoters?: number;
			detractors?: number;
	  }
	| { shape: 'grid'; of: number; rows: { key: string; of: number; columns: Tally }[] }
	/** `mean` is of the ranks that an option was given, 1 the best; `first` how often it stood first. */
	| {
			shape: 'ranks';
			of: number;
			options: { key: string; ranked: number; first: number; mean: number | null }[];
	  }
	| { shape: 'numbers'; of: number; spread: Spread | null }
	| { shape: 'dates'; of: number; first: string | null; last: string | null; months: Tally }
	| { shape: 'places'; of: number; points: { x: number; y: number }[]; buildings: Tally }
	/** Words that are read, not counted: texts, addresses, files. */
	| { shape: 'words'; of: number };

/**
 * A summary of some of the people: what would give single ones away is null. `of` is null where even that would; what
 * belongs to one person each (least and most, first and last, points) is never told of a part. Every summary is one.
 */
export type Masked =
	| { shape: 'options'; of: number | null; options: MaskedTally }
	| {
			shape: 'scale';
			of: number | null;
			values: { value: number; count: number | null }[];
			mean: number | null;
			promoters?: number | null;
			detractors?: number | null;
	  }
	| {
			shape: 'grid';
			of: number | null;
			rows: { key: string; of: number | null; columns: MaskedTally }[];
	  }
	| {
			shape: 'ranks';
			of: number | null;
			options: { key: string; ranked: number | null; first: number | null; mean: number | null }[];
	  }
	| { shape: 'numbers'; of: number | null; spread: MaskedSpread | null }
	| {
			shape: 'dates';
			of: number | null;
			first: string | null;
			last: string | null;
			months: MaskedTally;
	  }
	| {
			shape: 'places';
			of: number | null;
			points: { x: number; y: number }[];
			buildings: MaskedTally;
	  }
	| { shape: 'words'; of: number | null };

export type MaskedTally = { key: string; count: number | null }[];

export type MaskedSpread = {
	least: number | null;
	most: number | null;
	mean: number | null;
	median: number | null;
	bins: { from: number; to: number; count: number | null }[];
};

/**
 * `bins` split least to most into equal parts, the last of which includes its end; of whole numbers each bin is named
 * by its first and its last number, and holds as many numbers as the next.
 */
export type Spread = {
	least: number;
	most: number;
	mean: number;
	median: number;
	bins: { from: number; to: number; count: number }[];
};

/** Counts keys in the order in which they are listed. */
export function tally(listed: readonly { key: string }[], said: Iterable<string>): Tally {
	const counts = new Map(listed.map(({ key }) => [key, 0]));
	for (const key of said) {
		const count = counts.get(key);
		if (count !== undefined) counts.set(key, count + 1);
	}
	return [...counts].map(([key, count]) => ({ key, count }));
}

/** The mean of numbers to four decimals; null of none. */
export function meanOf(numbers: readonly number[]): number | null {
	return meanOfTimes(numbers.map((one) => [one, 1]));
}

/** A number, and how many said it. */
export type Times = readonly [value: number, times: number];

/** The same of numbers that several said each. */
export function meanOfTimes(numbers: readonly Times[]): number | null {
	let [sum, many] = [0, 0];
	for (const [value, times] of numbers) {
		sum += Math.round(value * 10_000) * times;
		many += times;
	}
	return many === 0 ? null : Math.round(sum / many) / 10_000;
}

/** Least, most, mean, median and up to ten bins; null of none. The median of an even number is the middle of two. */
export function spreadOf(numbers: readonly number[]): Spread | null {
	const sorted = [...numbers].sort((a, b) => a - b);
	const [least, most, mean] = [sorted[0], sorted.at(-1), meanOf(sorted)];
	if (least === undefined || most === undefined || mean === null) return null;
	const [low = least, high = most] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	return { least, most, mean, median: (low + high) / 2, bins: binsOf(sorted, least, most) };
}

function binsOf(sorted: readonly number[], least: number, most: number): Spread['bins'] {
	const isWhole = sorted.every(Number.isInteger);
	const bins = isWhole ? wholeBins(least, most) : equalBins(new Set(sorted).size, least, most);
	for (const value of sorted) {
		const bin = bins[binOf({ bins }, value)];
		if (bin) bin.count += 1;
	}
	return bins;
}

const mostBins = 10;

function equalBins(different: number, least: number, most: number): Spread['bins'] {
	const parts = Math.min(mostBins, different);
	const at = (i: number) => least + ((most - least) * i) / parts;
	return Array.from({ length: parts }, (_, i) => ({ from: at(i), to: at(i + 1), count: 0 }));
}

function wholeBins(least: number, most: number): Spread['bins'] {
	const width = Math.ceil((most - least + 1) / mostBins);
	const parts = Math.ceil((most - least + 1) / width);
	return Array.from({ length: parts }, (_, i) => {
		const from = least + i * width;
		return { from, to: Math.min(from + width - 1, most), count: 0 };
	});
}

/** Which of the bins a number falls into, counted from 0: the last one that begins no later. */
export function binOf({ bins }: Pick<Spread, 'bins'>, value: number): number {
	return Math.max(
		0,
		bins.findLastIndex(({ from }) => from <= value)
	);
}
