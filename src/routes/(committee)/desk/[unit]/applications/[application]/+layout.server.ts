import { canBeWritten, dueAt, status } from '#lib/applications/application.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import { canEdit, holds } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { status as programmeStatus } from '#lib/programmes/programme.ts';
import * as visits from '#lib/reviews/visits.server.ts';
import { requireDesk } from '#lib/server/guard.ts';
import * as units from '#lib/units/units.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, locals: { now } }) => {
	const actor = requireDesk(params.unit);
	const found = await applications.getOfUnit(params.unit, params.application);
	const { id, programme_id, extended_until, submitted_at, withdrawn_at } = found;
	const [{ terms }, round, newest, visit] = await Promise.all([
		termsOf(programme_id),
		programmes.get(programme_id),
		submission.findNewest(id),
		visits.findOfApplication(id)
	]);
	const { name, name_en } = await units.get(round.unit_id);
	const isReturned = newest !== null && newest.returned_at !== null;
	return {
		/** The application as every page of it names it. */
		application: {
			...{ id, extended_until, submitted_at, withdrawn_at },
			...{ refusal_reason: found.refusal_reason, withdrawal_reason: found.withdrawal_reason },
			status: status(found),
			opens_at: terms.phases.opens_at,
			due: dueAt(found, terms.phases),
			/** The day has passed, and nobody has given more time. */
			isLate: status(found) === 'writing' && now >= dueAt(found, terms.phases),
			/** Sent back to be completed, and not submitted again since. */
			returned:
				isReturned && submitted_at === null
					? { at: newest.returned_at ?? 0, reason: newest.return_reason }
					: null,
			/** It can be written now, by this person. */
			writable: canBeWritten(found, terms.phases, now) && canEdit(actor, params.unit)
		},
		programme: {
			...{ id: programme_id, name: terms.name, year: terms.year },
			organiser: { name, name_en },
			status: programmeStatus(round, terms, now)
		},
		/** Residents are asked in this round. */
		asksResidents: terms.residents !== null,
		/** Somebody comes to look, or has. */
		hasVisit: visit !== null,
		/** The list is public: its feedback report can be read. */
		hasReport: round.announced_at !== null && status(found) === 'screened',
		isChair: holds(actor, params.unit, 'chair')
	};
};
