import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { message, superValidate, type Infer } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { resolve } from '$app/paths';
import type { Actor } from '#lib/people/actor.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { saved } from '#lib/programmes/parts.form.ts';
import { save } from '#lib/programmes/saving.server.ts';
import { requireOrganiser } from '#lib/server/guard.ts';

/** The parts of a programme stand on pages of their own; all are opened and saved in this way. */
export type PartEvent = RequestEvent<{ unit: string; programme: string }>;

type Schema = Parameters<typeof zod4>[0];
type Typed<Form extends Schema> = Infer<Form, 'zod4'>;

/** The programme, and the form of one of its parts as it stands. */
export async function openPart<Form extends Schema>(
	{ params }: Pick<PartEvent, 'params'>,
	schema: Form,
	typedOf: (terms: Terms, found: programmes.Programme) => Partial<Typed<Form>>
) {
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const typed = { ...typedOf(found.terms, found), version: found.version, reason: '' };
	return {
		/** The form, filled with what stands. */
		form: await superValidate(typed as Partial<Typed<Form>>, zod4(schema), { errors: false }),
		/** What was called is changed by further versions; what is public or put away, not at all. */
		called: found.called_at !== null,
		closed: found.announced_at !== null || found.discarded_at !== null
	};
}

/** Takes the form of one part and keeps it; `put` puts it into the terms, null if it cannot be. */
export async function savePart<Form extends Schema>(
	event: PartEvent,
	schema: Form,
	put: (terms: Terms, typed: Typed<Form>) => Terms | null
) {
	const { params, request, locals } = event;
	const actor = requireOrganiser(params.unit);
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const form = await superValidate(request, zod4(schema));
	if (!form.valid) return fail(400, { form });
	const terms = put(found.terms, form.data);
	if (!terms) return message(form, 'not_day', { status: 400 });
	const { version, reason } = saved.parse(form.data);
	const outcome = await save(actor, found, { version, terms, reason }, locals.now);
	if (outcome !== 'saved') return message(form, outcome, { status: 409 });
	redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/terms', params));
}

/** A change by one button: keeps it, and shows the page anew or the terms; `fail` says why not. */
export async function change(
	{ params, locals }: PartEvent,
	actor: Actor,
	input: { version: number; reason?: string; change: (terms: Terms) => Terms },
	to: string
) {
	const found = await programmes.getOfUnit(params.unit, params.programme);
	const { version, reason = '' } = input;
	const terms = input.change(found.terms);
	const outcome = await save(actor, found, { version, terms, reason }, locals.now);
	if (outcome !== 'saved') return fail(409, { refused: outcome });
	redirect(303, to);
}

/** The version that a bare form was opened at. */
export const versionIn = (data: FormData) => Number(data.get('version')) || 0;

/** One line of text out of a bare form. */
export function lineIn(data: FormData, name: string, most = 400): string {
	return String(data.get(name) ?? '')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, most);
}
