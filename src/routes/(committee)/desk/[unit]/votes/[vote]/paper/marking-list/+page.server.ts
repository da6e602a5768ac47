import { requireDesk } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import { listDoors } from '#lib/votes/paper-ballots/printable.server.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { endsAt } from '#lib/votes/votes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	requireDesk(params.unit);
	const vote = await votes.getOfUnit(params.unit, params.vote);
	const building = url.searchParams.get('building');
	const { name, name_en, kind, time_zone } = await units.get(params.unit);
	return {
		unit: { id: params.unit, name, name_en, kind, time_zone },
		now: locals.now,
		vote: { id: vote.id, question: vote.question, closesAt: endsAt(vote) },
		/** The doors of one building, or of all: without names, for the list lies on a table where all can read it. */
		doors: await listDoors(vote.id, building)
	};
};
