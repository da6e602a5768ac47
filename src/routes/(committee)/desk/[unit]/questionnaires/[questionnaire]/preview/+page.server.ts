import * as questionnaires from '#lib/questionnaires/editing/questionnaires.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireDesk(params.unit);
	const { id, document } = await questionnaires.getOfUnit(params.unit, params.questionnaire);
	return { id, document };
};
