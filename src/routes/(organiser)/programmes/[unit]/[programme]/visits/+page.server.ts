import * as programmes from '#lib/programmes/programmes.server.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { status } from '#lib/reviews/visits.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id, called_at } = await programmes.getOfUnit(params.unit, params.programme);
	const [all, visitable] =
		called_at === null
			? [[], []]
			: await Promise.all([visits.listOfProgramme(id), visits.listVisitable(id)]);
	return {
		/** Every visit by its day, cancelled ones last. */
		visits: all
			.map((one) => {
				const { id: visit, planned_for, unit_name: name, unit_name_en: name_en } = one;
				return { id: visit, planned_for, name, name_en, status: status(one) };
			})
			.sort((a, b) => Number(a.status === 'cancelled') - Number(b.status === 'cancelled')),
		/** Applications that a visit can be planned to. */
		visitable
	};
};
