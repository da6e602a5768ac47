import * as announcing from '#lib/reviews/announcing.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { ranking } from '#lib/reviews/ranking.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import { lineOf, namesOf } from './lines.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async ({ params, url, locals }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const isToDecide = url.searchParams.get('show') === 'open';
	const ranked = await ranking(id);
	const found = ranked.places.filter(({ reviewed: { application }, vote }) => {
		const { unit_name, unit_name_en } = application;
		const isNamed = [unit_name, unit_name_en].some((name) => name.includes(search));
		return isNamed && (!isToDecide || vote === null);
	});
	const pages = Math.max(1, Math.ceil(found.length / perPage));
	const page = Math.min(pageOf(url), pages);
	return {
		...{ search, page, pages, isToDecide },
		/** How many were reviewed, how many have a vote, and how many were found. */
		of: ranked.places.length,
		voted: ranked.places.filter(({ vote }) => vote !== null).length,
		found: found.length,
		/** One page of the ranking, the best first. */
		lines: found.slice((page - 1) * perPage, page * perPage).map(lineOf),
		...namesOf(ranked),
		/** What waits before the list can be public. */
		waiting: await announcing.waitingFor(id, ranked, locals.now)
	};
};
