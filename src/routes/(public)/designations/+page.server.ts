import { overview } from '#lib/certificates/overview.server.ts';
import * as register from '#lib/certificates/register.server.ts';
import { wishOf } from '#lib/certificates/wish.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { now } }) => {
	const [wish, page] = [wishOf(url), pageOf(url)];
	const [found, known] = await Promise.all([register.search(wish, { page, now }), overview(now)]);
	return {
		/** What was looked for. */
		wish,
		page,
		/** One page of the designations that were found. */
		...found,
		/** Provinces and tiers to choose from, and how many are valid in each now. */
		...known
	};
};
