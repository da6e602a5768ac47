import * as applications from '#lib/applications/applications.server.ts';
import { readingNumbered } from '#lib/applications/reading.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireDesk(params.unit);
	const { id } = await applications.getOfUnit(params.unit, params.application);
	return {
		/** What was submitted, as it was frozen. */
		reading: await readingNumbered(id, Number(params.number) || 0)
	};
};
