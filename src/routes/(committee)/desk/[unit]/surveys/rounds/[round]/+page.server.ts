import * as rounds from '#lib/questionnaires/surveys/rounds.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url, depends }) => {
	requireDesk(params.unit);
	depends('minyi:responses');
	const round = await rounds.getOfUnit(params.unit, params.round, locals.now);
	return {
		/** The part of each community: where it stands, and how many have answered. */
		parts: round.parts,
		given_at: round.given_at,
		done: url.searchParams.get('done')
	};
};
