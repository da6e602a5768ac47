import type { Shelf } from '#lib/ui/keeping.ts';

/** This device's own memory; a server, and a browser that forbids it, have none. */
export function device(): Shelf {
	try {
		if (typeof localStorage !== 'undefined') return localStorage;
	} catch {
		// Forbidden by the browser's settings.
	}
	return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
}
