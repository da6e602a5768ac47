/** What stands in a form, by the names of its fields. */
export type Fields = Readonly<Record<string, string>>;

/** What was typed and is not known to be kept: as it stands now, and what it was written over. */
export type Unsent = { now: Fields; base: Fields };

/** Both say the same; a field that is not there is an empty one. */
export function same(a: Fields, b: Fields): boolean {
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
		(name) => (a[name] ?? '') === (b[name] ?? '')
	);
}

/**
 * What a form begins with on return: what the server has, unless something was typed here that never reached it. Where
 * the server has neither that nor what it was written over, somebody wrote elsewhere meanwhile: `theirs` says what.
 */
export function resume(
	server: Fields,
	unsent: Unsent | undefined
): { now: Fields; isUnsent: boolean; theirs: Fields | null } {
	if (!unsent || same(unsent.now, server)) return { now: server, isUnsent: false, theirs: null };
	const theirs = same(unsent.base, server) ? null : server;
	return { now: unsent.now, isUnsent: true, theirs };
}

/** The part of the web's Storage that is needed here. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Puts what is unsent away on this device; false where the device has no room for it. */
export function putAway(shelf: Shelf, name: string, unsent: Unsent): boolean {
	try {
		shelf.setItem(name, JSON.stringify(unsent));
		return true;
	} catch {
		return false;
	}
}

/** What was put away under this name; whatever is not of this shape is nothing. */
export function takeOut(shelf: Shelf, name: string): Unsent | undefined {
	try {
		const found: unknown = JSON.parse(shelf.getItem(name) ?? 'null');
		return isUnsent(found) ? found : undefined;
	} catch {
		return undefined;
	}
}

/** Forgets what was put away, once it is kept where it belongs. */
export function forget(shelf: Shelf, name: string): void {
	try {
		shelf.removeItem(name);
	} catch {
		// A device that keeps nothing has nothing to forget.
	}
}

/** Seconds until the next try after so many that failed. */
export function pause(failed: number): number {
	return Math.min(60, 3 * 2 ** Math.min(failed, 5));
}

function isUnsent(found: unknown): found is Unsent {
	return isRecord(found) && isFields(found.now) && isFields(found.base);
}

function isFields(found: unknown): found is Fields {
	return isRecord(found) && Object.values(found).every((value) => typeof value === 'string');
}

function isRecord(found: unknown): found is Record<string, unknown> {
	return typeof found === 'object' && found !== null && !Array.isArray(found);
}
