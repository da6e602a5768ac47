import * as programmes from '#lib/programmes/programmes.server.ts';
import { status } from '#lib/programmes/programme.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, locals }) => {
	requireProgrammes(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { id, year, version, terms, called_at, announced_at, settled_at, discarded_at } = found;
	return {
		/** The programme as every page of it names it. */
		programme: {
			...{ id, year, version, called_at, announced_at, settled_at, discarded_at },
			name: terms.name,
			status: status(found, terms, locals.now)
		}
	};
};
