import type { Unreadable } from '#lib/rolls/reading/limits.ts';
import type { Dropped } from './sift-rows.ts';

/** What was found in a table of answers, before anything of it is kept. */
export type Reading = {
	/** Columns that belong to questions, and names of those that belong to none. */
	used: number;
	unknown: string[];
	/** Cells that are left out; the first of them with where and why. */
	droppedCells: number;
	dropped: Dropped[];
	/** How many of its responses meet each quota. */
	quotas: Record<string, number>;
};

export type ResponseImport = {
	id: string;
	file_name: string;
	uploaded_at: number;
	reading: Reading;
	responses: number;
	kept_at: number | null;
	removed_at: number | null;
};

/** Why a file is not taken. */
export type UploadFault = Unreadable | 'none_chosen' | 'no_columns' | 'not_open' | 'too_many_open';

/** Cells that are named on the page; the rest is counted. */
export const mostTold = 500;
/** Responses of one file. */
export const mostRows = 10_000;
/** An import that nobody kept is forgotten after this many milliseconds. */
export const lifetime = 24 * 3_600_000;
