import { z } from 'zod';
import { roles } from './actor.ts';

/** What is wrong is said by a name that `words.ts` puts into words. */
const email = z
	.string()
	.trim()
	.toLowerCase()
	.min(1, 'email_missing')
	.max(254, 'email_wrong')
	.regex(/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$|^$/, 'email_wrong');

const name = z
	.string()
	.trim()
	.min(1, 'name_missing')
	.max(60, 'name_long')
	// Nothing that controls, or turns the direction of what is written after it.
	.regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'name_wrong');

/** No limit is given away here: how long is too long is the room's business. */
const password = z.string().min(1, 'password_missing').max(5_000, 'long');

export const signInForm = z.object({
	email,
	password,
	/** Where to go on to. */
	to: z.string().max(2_000).default('')
});

export const acceptForm = z.object({ name, password });

/** Somebody who has forgotten their password chooses a new one. */
export const recoverForm = z.object({ password });

export const changePasswordForm = z.object({ current: password, password });

export const inviteForm = z.object({
	key: z.string().regex(/^[a-z2-9]{16}$/, 'form_old'),
	name,
	email,
	role: z.enum(roles, 'role_missing')
});

/** The administrator invites into any unit, named by its code. */
export const inviteAnywhereForm = inviteForm.extend({
	code: z.string().trim().min(1, 'unit_missing').max(20, 'unit_unknown')
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'date_wrong');

/** From the first day on, up to and with the last; without a last day it has no end. */
export const termForm = z.object({
	membership: z.string().max(40),
	from: day,
	until: z.union([day, z.literal('')], 'date_wrong')
});
