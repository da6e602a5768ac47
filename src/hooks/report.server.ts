import type { HandleServerError } from '@sveltejs/kit';
import { newId } from '#lib/server/id.ts';
import { log } from '#lib/server/log.ts';

/** What was not foreseen: the log gets all but secrets, the person a number to tell us. */
export const report: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const errorId = newId();
	const where = { errorId, route: event.route.id, personId: event.locals.actor?.id };
	log().error({ ...where, err: withoutValues(error) }, message);
	return { message, errorId };
};

/** A failed query carries its values in the message: names, hashes, choices. The cause says enough. */
function withoutValues(error: unknown): unknown {
	if (!(error instanceof Error) || !('params' in error)) return error;
	const bare = new Error('query' in error ? `Query failed: ${String(error.query)}` : error.name);
	bare.stack =
		error.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.join('\n') ?? '';
	return Object.assign(bare, error.cause instanceof Error ? { cause: error.cause } : {});
}
