import * as rechecks from '#lib/certificates/rechecks.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	requireProgrammes(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const page = pageOf(url);
	return {
		search,
		page,
		/** One page of the designations that are to be looked at again, over all programmes. */
		...(await rechecks.listDue(params.unit, { search, page, now }))
	};
};
