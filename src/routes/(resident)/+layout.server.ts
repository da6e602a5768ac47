import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, setHeaders }) => {
	// A phone is handed on, and a search engine has no business with slips.
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
	return {
		/** Big print 长辈模式. */
		big: locals.big,
		/** Dates of other years show the year. */
		now: locals.now
	};
};
