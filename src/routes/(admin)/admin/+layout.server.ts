import type { LayoutServerLoad } from './$types';
import { requireAdministrator } from '#lib/server/guard.ts';

export const load: LayoutServerLoad = ({ locals }) => ({
	/** Who is signed in, for the masthead. */
	person: { name: requireAdministrator().name },
	/** Big print is on. */
	big: locals.big
});
