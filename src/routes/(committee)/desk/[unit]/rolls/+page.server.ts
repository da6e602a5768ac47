import * as imports from '#lib/rolls/imports/imports.server.ts';
import { importStatus } from '#lib/rolls/imports/imports.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireDesk(params.unit);
	const [list, open] = await Promise.all([
		rolls.listOfUnit(params.unit),
		imports.listOpen(params.unit)
	]);
	return {
		/** Every roll with its sums, those in use first. */
		rolls: list,
		/** Imports that wait for somebody. */
		open: open.map((one) => ({
			id: one.id,
			file_name: one.file_name,
			uploaded_at: one.uploaded_at,
			kind: one.kind,
			/** The roll that it renews; none for a new one. */
			renews: one.roll?.name ?? null,
			status: importStatus(one, locals.now)
		})),
		key: newId()
	};
};
