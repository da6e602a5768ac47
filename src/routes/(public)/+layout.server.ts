import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, setHeaders }) => {
	// Language and size are in cookies: a page may be kept, and is asked for again each time.
	setHeaders({ 'cache-control': 'private, no-cache' });
	return {
		/** Big-print mode. */
		big: locals.big,
		/** The moment of this answer, for what is open and how long. */
		now: locals.now
	};
};
