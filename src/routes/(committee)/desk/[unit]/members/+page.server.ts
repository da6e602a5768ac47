import { requireDesk } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { loadMembers, memberActions } from './members-page.server.ts';

export const load: PageServerLoad = ({ params, locals }) =>
	loadMembers(requireDesk(params.unit), params.unit, locals.now);

export const actions: Actions = memberActions;
