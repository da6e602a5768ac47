import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { dayOf, startOfDay } from '#lib/people/days.ts';
import type { Actor } from '#lib/people/actor.ts';
import {
	aboutEvaluatorForm,
	affiliationForm,
	tierChangeForm,
	trainingForm
} from '#lib/programmes/pool.form.ts';
import * as joining from '#lib/programmes/pool-joining.server.ts';
import * as record from '#lib/programmes/pool-record.server.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import { rulesOf } from '#lib/programmes/promotion.server.ts';
import { promotionOf } from '#lib/programmes/promotion.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireProgrammes(params.unit);
	const evaluator = await pool.getOfOrganiser(params.unit, params.evaluator);
	const [onRecord, { rules }, { time_zone }] = await Promise.all([
		record.recordOf(evaluator.id),
		rulesOf(params.unit),
		units.get(params.unit)
	]);
	return {
		evaluator,
		/** Affiliations, training and tiers. */
		record: onRecord,
		/** The tier that comes next, and what is missing for it. */
		next: promotionOf(rules, evaluator, now),
		key: newId(),
		today: dayOf(now, time_zone)
	};
};

export const actions: Actions = {
	revise: (event) =>
		act(event, aboutEvaluatorForm, async (actor, typed) => {
			await record.revise(
				actor,
				event.params.unit,
				{ ...typed, id: event.params.evaluator },
				now(event)
			);
			return 'done';
		}),
	promote: (event) =>
		act(event, tierChangeForm, async (actor, typed) => {
			const input = { ...typed, id: event.params.evaluator };
			const outcome = await record.promote(actor, event.params.unit, input, now(event));
			return outcome === 'promoted' ? 'done' : outcome;
		}),
	train: (event) =>
		act(event, trainingForm, async (actor, { day, ...typed }) => {
			const { time_zone } = await units.get(event.params.unit);
			const held_at = startOfDay(day, time_zone);
			if (held_at === null) return 'not_day';
			const input = { ...typed, held_at, id: event.params.evaluator };
			const outcome = await record.train(actor, event.params.unit, input, now(event));
			return outcome === 'not_yet' ? outcome : 'done';
		}),
	untrain: async (event) => {
		const { params, request, url } = event;
		const actor = await organiserOf(event);
		const trainingId = String((await request.formData()).get('training'));
		const input = { id: params.evaluator, trainingId };
		await record.untrain(actor, params.unit, input, now(event));
		redirect(303, url.pathname);
	},
	affiliate: (event) =>
		act(event, affiliationForm, async (actor, { code, note }) => {
			const unit = await units.findByCode(code);
			if (!unit) return 'no_such_unit';
			const input = { id: event.params.evaluator, unitId: unit.id, note };
			await record.affiliate(actor, event.params.unit, input, now(event));
			return 'done';
		}),
	disaffiliate: async (event) => {
		const { params, request, url } = event;
		const actor = await organiserOf(event);
		const unitId = String((await request.formData()).get('affiliation'));
		await record.disaffiliate(actor, params.unit, { id: params.evaluator, unitId }, now(event));
		redirect(303, url.pathname);
	},
	leave: async (event) => {
		const { params, request, url } = event;
		const actor = await organiserOf(event);
		const reason = String((await request.formData()).get('reason') ?? '').slice(0, 300);
		const input = { id: params.evaluator, reason };
		const outcome = await joining.leave(actor, params.unit, input, now(event));
		if (outcome !== 'left') return fail(409, { refused: outcome, form: 'leave' });
		redirect(303, url.pathname);
	}
};

type Event = RequestEvent<{ unit: string; evaluator: string }>;

const now = ({ locals }: Event) => locals.now;

/** The organiser of this pool; 404 for somebody who is not in it. */
async function organiserOf({ params }: Event): Promise<Actor> {
	const actor = requireOrganiser(params.unit);
	await pool.getOfOrganiser(params.unit, params.evaluator);
	return actor;
}

/** Reads a form and does what it says; shows the page anew, or says why not. */
async function act<Form extends z.ZodType>(
	event: Event,
	form: Form,
	perform: (actor: Actor, typed: z.output<Form>) => Promise<string>
) {
	const actor = await organiserOf(event);
	const name = event.url.search.slice(2);
	const parsed = form.safeParse(Object.fromEntries(await event.request.formData()));
	if (!parsed.success) {
		return fail(400, { refused: parsed.error.issues[0]?.message ?? 'other', form: name });
	}
	const outcome = await perform(actor, parsed.data);
	if (outcome !== 'done') return fail(409, { refused: outcome, form: name });
	redirect(303, event.url.pathname);
}
