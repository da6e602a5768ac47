import { requireAdministrator } from '#lib/server/guard.ts';
import {
	loadMembers,
	memberActions
} from '../../../../../(committee)/desk/[unit]/members/members-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	loadMembers(requireAdministrator(), params.unit, locals.now);

export const actions: Actions = memberActions;
