import type { RollKind } from '../kinds.ts';
import type { Unreadable } from '../reading/limits.ts';
import type { RollReading } from '../reading/read-roll.ts';
import type { Act } from './compare.ts';
import type { Tallied } from './tally.ts';

/** What a preview shows besides lines and problems. */
export type ReadingSummary = Omit<RollReading, 'entries' | 'problems'> & { tally: Tallied };

/** How many lines an import would add, change, remove or leave, and the version of the roll it was compared with. */
export type Sums = Record<Act, number> & { roll_version: number | null; tally: Tallied };

/** Why a file could not be read; `failed` is a fault of ours. */
export type Failure = Unreadable | 'failed';

/** Why an upload was refused, at once or when it was read. */
export type UploadFault = Failure | 'none_chosen' | 'too_many_open';

/** One import with what was found in its file; the roll is the one that it renews, or made. */
export type RollImport = {
	id: string;
	unit_id: string;
	kind: RollKind;
	renews: boolean;
	file_name: string;
	sha256: string;
	uploaded_by: string;
	uploaded_at: number;
	version: number;
	progress: number;
	progress_at: number;
	read_version: number | null;
	failure: Failure | null;
	reading: ReadingSummary | null;
	errors: number;
	roll_version: number | null;
	added: number;
	changed: number;
	removed: number;
	same: number;
	confirmed_at: number | null;
	discarded_at: number | null;
	roll: { id: string; name: string; version: number; retired_at: number | null } | null;
};

export type ImportStatus =
	| 'discarded'
	| 'confirmed'
	| 'reading'
	| 'interrupted'
	| 'unreadable'
	| 'unmapped'
	| 'faulty'
	| 'empty'
	| 'outdated'
	| 'unchanged'
	| 'ready';

/** A reading gives a sign of life every second; after this long it is not coming back. */
const silence = 30_000;

/** The most that a file may weigh, in bytes. */
export const mostBytes = 20 * 1024 * 1024;

/** An import that nobody confirmed is discarded after this many milliseconds. */
export const lifetime = 24 * 3_600_000;

/** Where an import stands: from the dates, and from what was read last. Only `ready` can be confirmed. */
export function importStatus(one: RollImport, now: number): ImportStatus {
	if (one.discarded_at !== null) return 'discarded';
	if (one.confirmed_at !== null) return 'confirmed';
	if (one.read_version !== one.version)
		return now - one.progress_at > silence ? 'interrupted' : 'reading';
	if (one.failure !== null || one.reading === null) return 'unreadable';
	if (one.reading.missing.length > 0) return 'unmapped';
	if (one.errors > 0) return 'faulty';
	if (one.added + one.changed + one.same === 0) return 'empty';
	if (!one.renews) return 'ready';
	if (one.roll?.retired_at !== null || one.roll.version !== one.roll_version) return 'outdated';
	return one.added + one.changed + one.removed === 0 ? 'unchanged' : 'ready';
}

/** An import that somebody may still go on with. */
export function isOpen(one: Pick<RollImport, 'confirmed_at' | 'discarded_at'>): boolean {
	return one.confirmed_at === null && one.discarded_at === null;
}

/** The name of a file to show: no path, no signs that steer, not too long. */
export function shownFileName(name: string): string {
	const base = name
		.replace(/^.*[\\/]/, '')
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim();
	return [...(base || 'file')].slice(0, 100).join('');
}
