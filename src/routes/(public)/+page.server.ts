import type { PageServerLoad } from './$types';
import * as latest from '#lib/outcomes/latest.server.ts';
import * as calls from '#lib/reviews/calls.server.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as units from '#lib/units/units.server.ts';

const shown = 6;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, 60);
	const [open, recent, { found, current }, called] = await Promise.all([
		latest.listOpen(locals.now, shown),
		latest.listRecent(shown),
		findCommunities(search, pageOf(url)),
		calls.listOpen(locals.now)
	]);
	const above = await units.listByIds([
		...new Set(found.units.flatMap(({ parent_id }) => parent_id ?? []))
	]);
	const names = new Map(above.map(({ id, name, name_en }) => [id, { name, name_en }]));
	return {
		/** Votes that can be cast now, and how many there are in all. */
		open,
		/** What was decided last. */
		recent,
		/** Rounds of designations that units can apply to now. */
		calls: called.slice(0, shown),
		/** What was looked for, as it was understood. */
		search,
		/** Communities found, with what they belong to. */
		communities: found.units.map(({ id, name, name_en, parent_id }) => {
			return { id, name, name_en, above: names.get(parent_id ?? '') ?? null };
		}),
		total: found.total,
		current,
		pages: found.pages
	};
};

/** The page asked for, or the last one there is. */
async function findCommunities(search: string, wanted: number) {
	const found = await units.searchCommunities(search, wanted);
	if (wanted <= found.pages) return { found, current: wanted };
	return { found: await units.searchCommunities(search, found.pages), current: found.pages };
}
