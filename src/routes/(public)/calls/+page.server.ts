import * as calls from '#lib/reviews/calls.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const all = await calls.list(locals.now);
	const isOpen = ({ status }: (typeof all)[number]) => status === 'called' || status === 'applying';
	return {
		/** Calls that units can apply to now or soon. */
		open: all.filter(isOpen),
		/** Rounds that are under review, whose list is public, or that are over. */
		past: all.filter((call) => !isOpen(call))
	};
};
