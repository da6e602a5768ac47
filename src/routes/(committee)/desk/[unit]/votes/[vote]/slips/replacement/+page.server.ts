import { requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { maskName } from '#lib/ui/format.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { LONGEST_REASON } from '#lib/slips/slips.ts';
import * as votes from '#lib/votes/votes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const actor = requireEditor(params.unit);
	const { id, question } = await votes.getOfUnit(params.unit, params.vote);
	const electorId = url.searchParams.get('elector');
	const building = url.searchParams.get('building');
	const common = {
		question,
		/** The longest reason that is kept. */
		longest: LONGEST_REASON,
		/** Slips made after this are left alone, so that sending the form twice replaces once. */
		seenAt: locals.now
	};
	if (electorId !== null) {
		const found = await slips.getElector(actor, id, electorId);
		const elector = { ...found, name: maskName(found.name) };
		return { ...common, elector, building: null, count: 1 };
	}
	const { byBuilding } = await slips.counts(id);
	const row = byBuilding.find((one) => one.building === building);
	if (!row) refuse('not_found', `no building ${building}`);
	return { ...common, elector: null, building: row.building, count: row.printed - row.used };
};
