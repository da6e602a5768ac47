import { linkOf } from '#lib/audit/audit.server.ts';
import * as people from '#lib/people/names.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { ranking } from '#lib/reviews/ranking.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { lineOf, namesOf } from '../lines.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id, announced_at } = await programmes.getOfUnit(params.unit, params.programme);
	const ranked = await ranking(id);
	const voted = ranked.places.filter(({ vote }) => vote !== null);
	const [names, link] = await Promise.all([
		people.namesOf(voted.map(({ vote }) => vote?.recorded_by)),
		announced_at === null ? null : linkOf(id, ['reviews.announce'])
	]);
	return {
		/** Every recorded vote, in the order of the ranking. */
		lines: voted.map((place) => ({
			...lineOf(place),
			by: names[place.vote?.recorded_by ?? ''] ?? ''
		})),
		of: ranked.places.length,
		...namesOf(ranked),
		/** The line of the log that made the list public. */
		link
	};
};
