/** Why a file cannot be read. `old_xls` also stands for the web pages and binary books that some systems export as .xls. */
export const unreadable = [
	'empty',
	'wrong_type',
	'old_xls',
	'encrypted',
	'broken',
	'too_large',
	'too_many_rows',
	'too_slow'
] as const;

export type Unreadable = (typeof unreadable)[number];

export type Limits = {
	/** Bytes of the file as uploaded. */
	bytes: number;
	/** Bytes of a workbook unpacked. */
	unpacked: number;
	/** How many times larger a packed file may become. */
	ratio: number;
	/** Files inside a workbook. */
	files: number;
	/** Rows with something in them, of all chosen sheets together. */
	rows: number;
	/** Columns that are read; further ones are left out. */
	columns: number;
	/** Characters of a cell that are kept. */
	cell: number;
	/** Time and memory of the thread that reads. */
	milliseconds: number;
	megabytes: number;
};

/** The longest text that one cell keeps; what is longer is refused by name later. */
export const longestCell = 500;

/** Enough for a district of 100 000 lines, too little to hurt the server. */
export const rollLimits: Limits = {
	bytes: 30_000_000,
	unpacked: 200_000_000,
	ratio: 100,
	files: 200,
	rows: 120_000,
	columns: 100,
	cell: longestCell,
	milliseconds: 60_000,
	megabytes: 128
};

/** An error that says why the file cannot be read. */
export function cannotRead(reason: Unreadable): Error {
	return new Error(reason, { cause: 'unreadable' });
}

/** The reason in such an error; null for an error of our own. */
export function reasonOf(error: unknown): Unreadable | null {
	if (!(error instanceof Error) || error.cause !== 'unreadable') return null;
	return unreadable.find((reason) => reason === error.message) ?? null;
}

/** Takes a file apart. Whatever goes wrong in there without a reason of its own means that the file is broken. */
export function orBroken<T>(takeApart: () => T): T {
	try {
		return takeApart();
	} catch (error) {
		throw cannotRead(reasonOf(error) ?? 'broken');
	}
}
