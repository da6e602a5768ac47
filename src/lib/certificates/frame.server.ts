import type { Printed } from './printed.ts';
import * as units from '#lib/units/units.server.ts';
import { unitName } from '#lib/units/unit-name.ts';

/** What stands around every certificate of an organiser: who gives it, and where the holder lies if that is a unit. */
export async function frameOf(
	organiserId: string,
	holder: units.Unit | null
): Promise<Pick<Printed, 'place' | 'organiser' | 'time_zone'>> {
	const organiser = await units.get(organiserId);
	const above = holder ? await units.ancestors(holder) : [];
	const places = above.filter(({ level }) => level !== 'nation');
	return {
		organiser: { zh: organiser.name, en: organiser.name_en },
		place: {
			zh: places.map(({ name }) => name).join(''),
			en: places
				.map((one) => unitName(one, 'en'))
				.reverse()
				.join(', ')
		},
		time_zone: organiser.time_zone
	};
}
