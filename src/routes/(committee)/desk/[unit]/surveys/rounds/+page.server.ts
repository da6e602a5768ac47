import * as rounds from '#lib/questionnaires/surveys/rounds.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireDesk(params.unit);
	const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	/** What this unit has given to several communities at once, a page at a time. */
	const found = await rounds.listOfUnit(params.unit, page);
	return { ...found, page };
};
