import { fail, redirect } from '@sveltejs/kit';
import * as certificates from '#lib/certificates/certificates.server.ts';
import { numberWords } from '#lib/certificates/number.ts';
import * as rechecking from '#lib/certificates/rechecking.server.ts';
import { lowerTiers } from '#lib/certificates/rechecking.ts';
import { readRecheck } from '#lib/certificates/recheck-form.ts';
import * as rechecks from '#lib/certificates/rechecks.server.ts';
import { stateOf } from '#lib/certificates/standing.ts';
import { monthsLater } from '#lib/certificates/validity.ts';
import { dayOf } from '#lib/people/days.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import type { Tier } from '#lib/programmes/tiers.ts';
import { findResult } from '#lib/reviews/result.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { typedIn } from '#lib/server/typed-in.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireProgrammes(params.unit);
	const found = await rechecking.getOfOrganiser(params.unit, params.designation);
	const [{ terms }, unit, organiser, result, statement, past, certificate] = await Promise.all([
		termsOf(found.programme_id),
		units.get(found.unit_id),
		units.get(params.unit),
		findResult(found.application_id),
		rechecks.findStatement(found.id),
		rechecks.listOf(found.id),
		certificates.findOfDesignation(found.id)
	]);
	const shares = new Map(result?.criteria.map(({ key, reviewed }) => [key, reviewed]));
	const next = monthsLater(dayOf(now, organiser.time_zone), 12);
	const last = dayOf(found.valid_until, organiser.time_zone);
	return {
		designation: {
			...{ id: found.id, programme: found.programme_id, state: stateOf(found, now) },
			...{ valid_until: found.valid_until, recheck_due_at: found.recheck_due_at },
			...{ ended_at: found.ended_at, end_reason: found.end_reason },
			// It was parsed before it was stored.
			tier: (found.tier as Tier).words
		},
		holder: { id: unit.id, name: unit.name, name_en: unit.name_en },
		programme: { name: terms.name, year: terms.year },
		certificate: certificate && { id: certificate.id, number: numberWords(certificate) },
		/** What is scored, with what it came to in the round. */
		criteria: terms.criteria.map(({ key, words }) => ({
			...{ key, words },
			share: shares.get(key) ?? null
		})),
		/** The tiers that a downgrade can lead to. */
		lower: lowerTiers(terms.tiers, found.tier_key).map(({ key, words }) => ({ key, words })),
		/** What the unit says of itself. */
		statement,
		/** What came of it before. */
		past,
		/** Records one re-check of however many taps. */
		key: newId(),
		/** When it would be looked at next: a year from now, or never before it ends. */
		next: next < last ? next : ''
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id, programme_id } = await rechecking.getOfOrganiser(params.unit, params.designation);
		const [{ terms }, { time_zone }] = await Promise.all([
			termsOf(programme_id),
			units.get(params.unit)
		]);
		const sent = Object.entries(typedIn(await request.formData()));
		const typed = Object.fromEntries(sent.map(([name, value]) => [name, value.slice(0, 5_000)]));
		const read = readRecheck(typed, { criteria: terms.criteria, zone: time_zone });
		if (typeof read === 'string') return fail(400, { refused: read, typed });
		const outcome = await rechecking.recheck(actor, id, read, locals.now);
		if (outcome !== 'recorded') return fail(409, { refused: outcome, typed });
		redirect(303, url.pathname);
	}
};
