import type { PageServerLoad } from './$types';
import { pageOf } from '#lib/ui/paging.ts';
import { requireAdministrator } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';

export const load: PageServerLoad = async ({ url }) => {
	requireAdministrator();
	const query = url.searchParams.get('q') ?? '';
	const current = pageOf(url);
	return {
		/** What was searched for. */
		query,
		/** Which page, counted from 1. */
		current,
		/** Units found on this page, how many in all, how many pages. */
		...(await units.searchAll(query, current))
	};
};
