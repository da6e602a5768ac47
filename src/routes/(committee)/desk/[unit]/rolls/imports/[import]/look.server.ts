import * as people from '#lib/people/names.server.ts';
import * as imports from '#lib/rolls/imports/imports.server.ts';
import { importStatus } from '#lib/rolls/imports/imports.ts';

/** An import as both of its pages show it, and where it stands. */
export async function look(params: { unit: string; import: string }, now: number) {
	const one = await imports.getOfUnit(params.unit, params.import);
	const names = await people.namesOf([one.uploaded_by]);
	const { uploaded_by, ...rest } = one;
	return {
		one,
		shown: { ...rest, uploader: names[uploaded_by] ?? '' },
		status: importStatus(one, now)
	};
}
