import { getInvitee } from '#lib/questionnaires/surveys/search.server.ts';
import { requireEditor } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { maskName } from '#lib/ui/format.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { LONGEST_REASON } from '#lib/slips/slips.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const actor = requireEditor(params.unit);
	const { id, title } = await surveys.getOfUnit(params.unit, params.survey);
	const inviteeId = url.searchParams.get('invitee');
	const building = url.searchParams.get('building');
	const common = {
		title,
		/** The longest reason that is kept. */
		longest: LONGEST_REASON,
		/** Slips made after this are left alone, so that sending the form twice replaces once. */
		seenAt: locals.now
	};
	if (inviteeId !== null) {
		const found = await getInvitee(actor, id, inviteeId);
		const invitee = { ...found, name: maskName(found.name) };
		return { ...common, invitee, building: null, count: 1 };
	}
	const { byBuilding } = await slips.counts(id);
	const row = byBuilding.find((one) => one.building === building);
	if (!row) refuse('not_found', `no building ${building}`);
	return { ...common, invitee: null, building: row.building, count: row.printed - row.used };
};
