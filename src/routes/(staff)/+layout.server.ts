import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	/** Big print is on. */
	big: locals.big,
	/** Who is signed in, or null. */
	me: locals.actor && { name: locals.actor.name, email: locals.actor.email }
});
