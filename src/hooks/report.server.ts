import type { HandleServerError } from '@sveltejs/kit';
import { newId } from '#lib/server/id.ts';
import { log } from '#lib/server/log.ts';
import { withoutValues } from '#lib/server/without-values.ts';

/** What was not foreseen: the log gets all but secrets, the person a number to tell us. */
export const report: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const errorId = newId();
	const where = { errorId, route: event.route.id, personId: event.locals.actor?.id };
	log().error({ ...where, err: withoutValues(error) }, message);
	return { message, errorId };
};
