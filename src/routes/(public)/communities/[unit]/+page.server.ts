import type { PageServerLoad } from './$types';
import { designatedResults } from '#lib/certificates/designated-results.server.ts';
import * as register from '#lib/certificates/register.server.ts';
import { compareParts } from '#lib/outcomes/comparison.server.ts';
import { countEnded } from '#lib/outcomes/count-ended.server.ts';
import * as latest from '#lib/outcomes/latest.server.ts';
import * as record from '#lib/outcomes/record.server.ts';
import * as surveys from '#lib/outcomes/surveys.server.ts';
import { pageOf } from '#lib/ui/paging.ts';
import * as units from '#lib/units/units.server.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const unit = await units.get(params.unit);
	await countEnded(unit.id, locals.now);
	const isCommunity = unit.level === 'community';
	const [above, open, announced, decided, asked, parts, designations, results] = await Promise.all([
		units.ancestors(unit),
		latest.listOpenOfUnit(unit.id, locals.now),
		latest.listAnnounced(unit.id),
		record.listDecided(unit.id),
		surveys.listPublished(unit.id, locals.now),
		isCommunity ? [] : compareParts(unit, locals.now),
		register.listOfUnit(unit.id, locals.now),
		designatedResults(unit.id)
	]);
	return {
		unit,
		/** From the nation down to the unit above. */
		above: above.map(({ id, name, name_en }) => ({ id, name, name_en })),
		/** Votes that can be cast now or soon. */
		open,
		/** Consultations that are public and not voted on yet. */
		announced,
		/** Counted votes, the latest first. */
		decided,
		/** Surveys with published results, the latest first. */
		asked,
		/** What it was designated, with certificates. */
		designations,
		/** What the rounds came to in which it was designated, the oldest first. */
		results,
		/** The page of decided votes that is listed. */
		current: pageOf(url),
		/** The units right below, side by side; none below a community. */
		parts
	};
};
