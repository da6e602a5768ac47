import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { canManage, canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { endOfDay, startOfDay } from '#lib/people/days.ts';
import * as invitations from '#lib/people/invitations.server.ts';
import { grantableRoles } from '#lib/people/memberships.ts';
import * as memberships from '#lib/people/memberships.server.ts';
import { inviteForm, termForm } from '#lib/people/people.form.ts';
import { requireManager } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';

/** The members of a unit stand on two pages: its desk's, and the administrator's. */
type UnitEvent = RequestEvent<{ unit: string }>;

/** What the page of a unit's members shows; `actor` has been let in by the route. */
export async function loadMembers(actor: Actor, unitId: string, now: number) {
	if (!canSeeDesk(actor, unitId) && !canManage(actor, unitId))
		refuse('forbidden', 'not their unit');
	const roles = grantableRoles(actor, unitId);
	const [{ name, name_en, time_zone }, members, pending, form] = await Promise.all([
		units.get(unitId),
		memberships.list(actor, unitId, now),
		roles.length ? invitations.listPending(actor, unitId, now) : [],
		emptyForm()
	]);
	return {
		/** The unit as the page names it. */
		place: { name, name_en, time_zone },
		/** Everybody with a role here, those in force first, the former at the end. */
		members,
		/** Invitations that can still be accepted. */
		pending,
		/** The roles that this person may grant and end here. */
		roles,
		/** Whose page this is. */
		actorId: actor.id,
		/** The form for an invitation, with the key that makes one of however many taps. */
		form
	};
}

/** What can be done there. */
export const memberActions = {
	invite: async ({ request, params, locals, url }: UnitEvent) => {
		const actor = requireManager(params.unit);
		const form = await superValidate(request, zod4(inviteForm));
		if (!form.valid) return fail(400, { form });
		const wish = { ...form.data, unitId: params.unit };
		const invited = await invitations.invite(actor, wish, locals.now);
		if ('refused' in invited) {
			const repeated = invited.refused === 'repeated';
			if (repeated) form.data.key = newId();
			return setError(form, repeated ? 'key' : 'email', invited.refused, { status: 409 });
		}
		const link = `${url.origin}/invitations/${invited.token}`;
		return { form: await emptyForm(), made: { link, name: wish.name } };
	},
	revoke: async ({ request, params, locals, url }: UnitEvent) => {
		const actor = requireManager(params.unit);
		const invitationId = String((await request.formData()).get('invitation'));
		const which = { unitId: params.unit, invitationId };
		const outcome = await invitations.revoke(actor, which, locals.now);
		return outcome === 'revoked' ? again(url) : notDone(outcome, invitationId);
	},
	end: async ({ request, params, locals, url }: UnitEvent) => {
		const actor = requireManager(params.unit);
		const membershipId = String((await request.formData()).get('membership'));
		const which = { unitId: params.unit, membershipId };
		const outcome = await memberships.end(actor, which, locals.now);
		return outcome === 'done' ? again(url) : notDone(outcome, membershipId);
	},
	setTerm: async ({ request, params, locals, url }: UnitEvent) => {
		const actor = requireManager(params.unit);
		const { valid, data } = await superValidate(request, zod4(termForm));
		const { time_zone } = await units.get(params.unit);
		const from_at = startOfDay(data.from, time_zone);
		const until_at = data.until === '' ? null : endOfDay(data.until, time_zone);
		if (!valid || from_at === null || (data.until !== '' && until_at === null)) {
			return notDone('date_wrong', data.membership, 400);
		}
		const which = { unitId: params.unit, membershipId: data.membership };
		const outcome = await memberships.setTerm(actor, { ...which, from_at, until_at }, locals.now);
		return outcome === 'done' ? again(url) : notDone(outcome, data.membership);
	}
};

function emptyForm() {
	return superValidate({ key: newId(), role: 'editor' }, zod4(inviteForm), { errors: false });
}

/** Shows the page anew, so that reloading it repeats nothing. */
function again(url: URL): never {
	redirect(303, url.pathname);
}

function notDone(reason: string, subject: string, status = 409) {
	return fail(status, { refused: { reason, subject } });
}
