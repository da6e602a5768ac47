import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { canReadFile } from '#lib/applications/reading.server.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as files from '#lib/files/files.server.ts';
import { asDownload, asPreview } from '#lib/files/response.server.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import * as plans from '#lib/questionnaires/editing/plans.server.ts';
import * as visitPhotos from '#lib/reviews/visit-photos.server.ts';

/**
 * A file that a published consultation or an opened survey shows, for everybody; evidence for whoever reads its
 * application; pictures of a visit for who takes part in it; any other for its own desk alone. `?preview` shows images and PDFs inside a page of ours.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const file = await files.find(params.file);
	if (!file || !(await isOpenTo(locals.actor, file))) error(404);
	return url.searchParams.has('preview') ? asPreview(file) : asDownload(file);
};

async function isOpenTo(actor: Actor | null, file: { id: string; unit_id: string }) {
	const isSeen = await visitPhotos.canSeePhoto(actor, file.id);
	if (isSeen !== null) return isSeen;
	if (actor && canSeeDesk(actor, file.unit_id)) return true;
	if (await consultations.isPublic(file.id)) return true;
	if (await plans.isPublic(file.id)) return true;
	if (await plans.isSeenBy(actor, file.id)) return true;
	return canReadFile(actor, file.id);
}
