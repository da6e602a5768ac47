import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as files from '#lib/files/files.server.ts';
import { asDownload } from '#lib/files/response.server.ts';
import { canSeeDesk } from '#lib/people/actor.ts';
import * as plans from '#lib/questionnaires/editing/plans.server.ts';

/** A file that a published consultation or an opened survey shows, for everybody; any other for its own desk alone. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const file = await files.find(params.file);
	if (!file) error(404);
	const own = locals.actor && canSeeDesk(locals.actor, file.unit_id);
	if (own || (await consultations.isPublic(file.id))) return asDownload(file);
	if (await plans.isPublic(file.id)) return asDownload(file);
	if (await plans.isSeenBy(locals.actor, file.id)) return asDownload(file);
	error(404);
};
